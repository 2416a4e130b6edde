package dev.tripline.manifest.text.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class YamlLimitsTest {
    private final Problems problems = new Problems();

    private List<Node> read(String text) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> YamlDocuments.read("f", text, problems));
    }

    private Problem onlyProblem() {
        assertThat(problems.all()).hasSize(1);
        return problems.all().getFirst();
    }

    @Test
    void sixtyFourLevelsAreReadAndTheNextIsRefusedWhereItIs() {
        assertThat(read("[".repeat(64) + "]".repeat(64))).hasSize(1);
        assertThat(problems.all()).isEmpty();

        read("[".repeat(65) + "]".repeat(65));
        assertThat(onlyProblem().code()).isEqualTo(YamlDocuments.LIMIT);
        assertThat(onlyProblem().at()).isEqualTo(new Position("f", 1, 65));
    }

    @Test
    void aMillionBracketsCostNothing() {
        read("[".repeat(1_000_000));
        assertThat(onlyProblem().code()).isEqualTo(YamlDocuments.LIMIT);
    }

    @Test
    void depthCountsThroughAliases() {
        String deep = "a: &a " + "[".repeat(40) + "]".repeat(40) + "\n";
        read(deep + "b: " + "[".repeat(30) + "*a" + "]".repeat(30) + "\n");
        assertThat(onlyProblem().message()).contains("through an alias");
    }

    @Test
    void fiftyAliasesAreReadAndOneMoreIsNot() {
        assertThat(read("a: &a x\nb: [" + "*a, ".repeat(50) + "]")).hasSize(1);
        assertThat(problems.all()).isEmpty();

        read("a: &a x\nb: [" + "*a, ".repeat(51) + "]");
        assertThat(onlyProblem().message()).contains("50 aliases");
    }

    @Test
    void laughsAreCounted() {
        StringBuilder text = new StringBuilder("l0: &l0 " + "x".repeat(1000) + "\n");
        for (int i = 1; i <= 24; i++) {
            text.append("l%d: &l%d [*l%d, *l%d]\n".formatted(i, i, i - 1, i - 1));
        }
        read(text.toString());
        assertThat(onlyProblem().message()).contains("too big");
    }

    @Test
    void cyclesAreRefused() {
        read("a: &a {b: *a}");
        assertThat(onlyProblem().message()).contains("contains itself");
    }

    @Test
    void aMergeCycleIsRefused() {
        read("a: &a\n  <<: *a\n");
        assertThat(onlyProblem().message()).contains("contains itself");
    }

    @Test
    void tenThousandDocumentsAreFine() {
        assertThat(read("--- {a: 1}\n".repeat(10_000))).hasSize(10_000);
    }

    @Test
    void moreThanThreeMebibytesAreRefused() {
        read("a".repeat(YamlDocuments.MAX_CHARACTERS + 1));
        assertThat(onlyProblem().message()).contains("3 MiB");
    }

    @Test
    void tagsOfOtherLanguagesAreRefused() {
        read("a: !!javax.script.ScriptEngineManager [x]");
        assertThat(onlyProblem().code()).isEqualTo(YamlDocuments.TAG);
    }

    @Test
    void aKeyThatMeansABooleanIsWarnedAbout() {
        Node.Obj root = (Node.Obj) read("point: {x: 1, y: 2}").getFirst();
        assertThat(((Node.Obj) root.get("point").orElseThrow()).members()).containsKey("true");
        assertThat(onlyProblem().isError()).isFalse();
        assertThat(onlyProblem().hint()).contains("\"y\"");
    }

    @Test
    void jsonMayBeIndentedWithTabs() {
        Node.Obj root = (Node.Obj)
                read("{\n\t\"a\":\t\"x\\t\\\"\",\n\t\"b\": [1,\t2]\n}").getFirst();
        assertThat(problems.all()).isEmpty();
        assertThat(root.get("a").orElseThrow())
                .isInstanceOfSatisfying(
                        Node.Text.class, t -> assertThat(t.value()).isEqualTo("x\t\""));
        assertThat(root.keyAt("b")).isEqualTo(new Position("f", 3, 2));
    }
}
