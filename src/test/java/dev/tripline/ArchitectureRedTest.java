package dev.tripline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rule that never fails holds nothing: each is shown a house with one sin in it, and must name the sin. */
class ArchitectureRedTest {
    @TempDir
    Path temporary;

    /**
     * A sin.
     *
     * @param named what the complaint must mention
     * @param sources classes of a house, whole files
     */
    private record Sin(String story, Supplier<ArchRule> rule, String named, String... sources) {}

    private static final String KIND =
            "package dev.tripline.source; public interface SourceKind<C> { Class<C> config(); }";
    private static final String MARK =
            "package io.quarkus.runtime.annotations; public @interface RegisterForReflection {}";

    private static final List<Sin> SINS = List.of(
            new Sin(
                    "a room is not drawn",
                    ArchitectureRules::rooms,
                    "dev.tripline.util.Thing",
                    "package dev.tripline.util; public class Thing {}"),
            new Sin(
                    "an arrow is not drawn",
                    ArchitectureRules::arrows,
                    "dev.tripline.trigger.Back",
                    "package dev.tripline.trigger; public class Back {}",
                    "package dev.tripline.sensor; class Living { dev.tripline.trigger.Back back; }"),
            new Sin(
                    "an arrow points the other way",
                    ArchitectureRules::arrows,
                    "dev.tripline.runtime.Keeper",
                    "package dev.tripline.runtime; public class Keeper {}",
                    "package dev.tripline.catalog.files; class Files { dev.tripline.runtime.Keeper keeper; }"),
            new Sin(
                    "a connector knows its sibling",
                    ArchitectureRules::siblings,
                    "dev.tripline.source.beta",
                    "package dev.tripline.source.beta; public class BetaSource {}",
                    "package dev.tripline.source.alpha; class AlphaSource { dev.tripline.source.beta.BetaSource b; }"),
            new Sin(
                    "the housekeeper names a connector",
                    ArchitectureRules::privateFolders,
                    "dev.tripline.trigger.beta.BetaTrigger",
                    "package dev.tripline.trigger.beta; public class BetaTrigger {}",
                    "package dev.tripline.runtime; class Keeper { Object o = new dev.tripline.trigger.beta.BetaTrigger(); }"),
            new Sin(
                    "the host names a connector",
                    ArchitectureRules::privateFolders,
                    "dev.tripline.source.beta.part.Part",
                    "package dev.tripline.source.beta.part; public class Part {}",
                    "package dev.tripline.source.host; class Host { dev.tripline.source.beta.part.Part part; }"),
            new Sin(
                    "a parent knows its child and the child its parent",
                    ArchitectureRules::cycles,
                    "Cycle detected",
                    "package dev.tripline.ledger; public class Book { dev.tripline.ledger.page.Page page; }",
                    "package dev.tripline.ledger.page; public class Page { dev.tripline.ledger.Book book; }"),
            new Sin(
                    "a sensor opens a socket",
                    ArchitectureRules::purity,
                    "java.net.Socket",
                    "package dev.tripline.sensor.filter; class Calls { void call() throws Exception { new java.net.Socket(); } }"),
            new Sin(
                    "an event reads a file",
                    ArchitectureRules::purity,
                    "java.nio.file.Path",
                    "package dev.tripline.event; class Reads { java.nio.file.Path[] paths; }"),
            new Sin(
                    "a sensor reads YAML",
                    ArchitectureRules::yaml,
                    "org.yaml.snakeyaml.Yaml",
                    "package org.yaml.snakeyaml; public class Yaml {}",
                    "package dev.tripline.sensor; class Reads { org.yaml.snakeyaml.Yaml yaml; }"),
            new Sin(
                    "the ledger speaks to the bus by itself",
                    ArchitectureRules::busClient,
                    "io.nats.client.Connection",
                    "package io.nats.client; public interface Connection {}",
                    "package dev.tripline.ledger; class Speaks { io.nats.client.Connection connection; }"),
            new Sin(
                    "a config is a class",
                    ArchitectureRules::configRecords,
                    "dev.tripline.source.alpha.AlphaConfig",
                    MARK,
                    "package dev.tripline.source.alpha; @io.quarkus.runtime.annotations.RegisterForReflection class AlphaConfig {}"),
            new Sin(
                    "a config is not marked for native images",
                    ArchitectureRules::configRecords,
                    "dev.tripline.source.alpha.AlphaConfig",
                    "package dev.tripline.source.alpha; record AlphaConfig() {}"),
            new Sin(
                    "a connector has another name than its folder",
                    ArchitectureRules::names,
                    "dev.tripline.source.alpha.BetaSource",
                    KIND,
                    "package dev.tripline.source.alpha; record BetaConfig() {}",
                    "package dev.tripline.source.alpha; class BetaSource implements dev.tripline.source.SourceKind<BetaConfig> {"
                            + " public Class<BetaConfig> config() { return BetaConfig.class; } }"),
            new Sin(
                    "a config has another name than its connector",
                    ArchitectureRules::names,
                    "dev.tripline.source.alpha.AlphaSource",
                    KIND,
                    "package dev.tripline.source.alpha; record OtherConfig() {}",
                    "package dev.tripline.source.alpha; class AlphaSource implements dev.tripline.source.SourceKind<OtherConfig> {"
                            + " public Class<OtherConfig> config() { return OtherConfig.class; } }"),
            new Sin(
                    "the hot path sleeps",
                    ArchitectureRules::neverBlocking,
                    "java.lang.Thread.sleep",
                    "package dev.tripline.runtime.flow; class Sleeps { void nap() throws Exception { Thread.sleep(1); } }"),
            new Sin(
                    "the hot path waits without end",
                    ArchitectureRules::neverBlocking,
                    "java.util.concurrent.CompletableFuture.join",
                    "package dev.tripline.ledger; class Waits { Object o = new java.util.concurrent.CompletableFuture<Object>().join(); }"));

    @TestFactory
    List<DynamicTest> each_rule_sees_its_sin() {
        return SINS.stream()
                .map(sin -> DynamicTest.dynamicTest(sin.story(), () -> {
                    EvaluationResult result = evaluate(sin);
                    assertThat(result.hasViolation()).as("seen").isTrue();
                    assertThat(result.getFailureReport().toString()).contains(sin.named());
                }))
                .toList();
    }

    @Test
    void no_rule_is_left_out() {
        List<String> shown = SINS.stream()
                .map(sin -> sin.rule().get().getDescription())
                .distinct()
                .toList();
        assertThat(ArchitectureTest.RULES.values())
                .allSatisfy(rule -> assertThat(shown).contains(rule.get().getDescription()));
    }

    @Test
    void a_house_without_sin_is_left_alone() throws IOException {
        Sin none = new Sin(
                "none",
                ArchitectureRules::arrows,
                "",
                "package dev.tripline.event; public class Thing {}",
                "package dev.tripline.sensor; class Living { dev.tripline.event.Thing thing; }");
        assertThat(evaluate(none).hasViolation()).isFalse();
    }

    private EvaluationResult evaluate(Sin sin) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "house");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder.toString()));
        arguments.addAll(List.of("-cp", folder.toString()));
        for (String source : sin.sources()) {
            String name = source.replaceFirst("(?s).*?\\b(?:class|interface|record) (\\w+).*", "$1");
            Path file = Files.createDirectories(folder.resolve("src" + arguments.size()))
                    .resolve(name + ".java");
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(code).as("the seeds compile").isZero();
        return sin.rule().get().evaluate(new ClassFileImporter().importPath(folder));
    }
}
