package dev.tripline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of the house, as ArchUnit holds them. Tests apply them to the house and to seeded sins. */
final class ArchitectureRules {
    static final String ROOT = "dev.tripline";

    /** Folders beside the connectors that are none. */
    static final Set<String> NOT_CONNECTORS = Set.of(
            "source.cluster",
            "source.host",
            "source.registration",
            "source.shape",
            "source.tick",
            "source.verify",
            "trigger.artifact",
            "trigger.cluster",
            "trigger.host",
            "trigger.parameter",
            "trigger.policy",
            "trigger.retry");

    private static final Path DRAWING = Path.of("docs", "architecture.puml");
    private static final Pattern ROOM = Pattern.compile("<<(" + Pattern.quote(ROOT) + "\\.\\S+)>>");
    private static final Pattern CONNECTOR = Pattern.compile("dev\\.tripline\\.((?:source|trigger)\\.\\w+)(?:\\..*)?");
    private static final String[] PURE = {
        ROOT + ".event..", ROOT + ".manifest..", ROOT + ".language..", ROOT + ".sensor.."
    };

    private ArchitectureRules() {}

    /** The connector's folder under the root package, for example {@code source.webhook}. */
    static Optional<String> connector(JavaClass one) {
        Matcher matcher = CONNECTOR.matcher(one.getPackageName());
        return matcher.matches() && !NOT_CONNECTORS.contains(matcher.group(1))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** Every class lives in a room that docs/architecture.puml draws. */
    static ArchRule rooms() {
        String[] drawn =
                ROOM.matcher(drawingText()).results().map(room -> room.group(1)).toArray(String[]::new);
        return classes()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".package-info")
                .should()
                .resideInAnyPackage(drawn)
                .as("classes live in a room that is drawn");
    }

    private static String drawingText() {
        try {
            return Files.readString(DRAWING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No arrow between rooms besides those that docs/architecture.puml draws. */
    static ArchRule arrows() {
        return classes()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .doNotHaveSimpleName("package-info")
                .should(adhereToPlantUmlDiagram(DRAWING, consideringOnlyDependenciesInDiagram()));
    }

    static ArchRule siblings() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass one) {
                        return connector(one).map(SliceIdentifier::of).orElse(SliceIdentifier.ignore());
                    }

                    @Override
                    public String getDescription() {
                        return "connectors";
                    }
                })
                .should()
                .notDependOnEachOther();
    }

    static ArchRule privateFolders() {
        return classes().should(new ArchCondition<>("not name a class inside a connector's folder from outside") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                    Optional<String> target = connector(dependency.getTargetClass());
                    if (target.isPresent() && !target.equals(connector(one))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
    }

    /** Every folder is a slice of its own, parents and children included. */
    static ArchRule cycles() {
        return slices().matching(ROOT + ".(**)").should().beFreeOfCycles();
    }

    /** No network, no files, no framework, no threads: the pure rooms compute. */
    static ArchRule purity() {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.reflect",
                        "java.lang.runtime",
                        "java.lang.invoke",
                        "java.math",
                        "java.nio",
                        "java.nio.charset",
                        "java.security..",
                        "javax.crypto..",
                        "java.text",
                        "java.time..",
                        "java.util..",
                        ROOT + "..",
                        "com.fasterxml.jackson.core..",
                        "com.google.re2j..",
                        "org.jspecify.annotations..")
                .or(DescribedPredicate.describe(
                        "streams in memory",
                        one -> Set.of(
                                        "java.io.ByteArrayInputStream",
                                        "java.io.ByteArrayOutputStream",
                                        "java.io.InputStream",
                                        "java.io.OutputStream",
                                        "java.io.StringReader",
                                        "java.io.Reader",
                                        "java.io.StringWriter",
                                        "java.io.Writer",
                                        "java.io.IOException",
                                        "java.io.UncheckedIOException",
                                        "java.io.Serializable")
                                .contains(one.getBaseComponentType().getName())))
                .or(DescribedPredicate.describe(
                        "how long a thread has computed",
                        one -> Set.of("java.lang.management.ManagementFactory", "java.lang.management.ThreadMXBean")
                                .contains(one.getName())))
                .or(DescribedPredicate.describe(
                        "the reflection mark",
                        one -> one.getName().equals("io.quarkus.runtime.annotations.RegisterForReflection")))
                .or(DescribedPredicate.describe(
                        "primitives", one -> one.getBaseComponentType().isPrimitive()));
        DescribedPredicate<JavaClass> forbidden =
                DescribedPredicate.not(allowed).as("that do more than compute");
        return noClasses()
                .that(resideInAnyPackage(PURE))
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".manifest.text..")))
                .should()
                .dependOnClassesThat(arraysOf(forbidden))
                .allowEmptyShould(true);
    }

    /** One room reads YAML, of manifests and of what else is YAML. */
    static ArchRule yaml() {
        return noClasses()
                .that(resideInAPackage(ROOT + ".."))
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".manifest.text..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.yaml.snakeyaml.."));
    }

    /** The client library of the bus stays in its room; what it says about a stored message may leave. */
    static ArchRule busClient() {
        return noClasses()
                .that(resideInAPackage(ROOT + ".."))
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".bus..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.nats.client..")
                        .and(DescribedPredicate.describe(
                                "other than acknowledgements",
                                one -> !one.getSimpleName().equals("PublishAck"))));
    }

    static ArchRule configRecords() {
        return classes()
                .that(DescribedPredicate.describe(
                        "are configs of connectors",
                        one -> connector(one).isPresent() && one.getSimpleName().endsWith("Config")))
                .should(new ArchCondition<>("be records that native images know") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        boolean good = one.isRecord()
                                && one.isAnnotatedWith("io.quarkus.runtime.annotations.RegisterForReflection");
                        if (!good) {
                            events.add(SimpleConditionEvent.violated(
                                    one, one.getName() + " is not a record with @RegisterForReflection"));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    /** {@code source.webhook} holds WebhookSource with WebhookConfig, {@code trigger.log} LogTrigger with LogConfig. */
    static ArchRule names() {
        return classes()
                .that(DescribedPredicate.describe("are connectors", ArchitectureRules::isKind))
                .should(new ArchCondition<>("be named after their folder, and their config too") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        String[] folder = one.getPackageName()
                                .substring(ROOT.length() + 1)
                                .split("\\.");
                        String suffix = folder[0].substring(0, 1).toUpperCase(Locale.ROOT) + folder[0].substring(1);
                        String prefix = one.getSimpleName().replaceFirst(suffix + "$", "");
                        boolean bean = folder.length == 2
                                && !prefix.equals(one.getSimpleName())
                                && prefix.toLowerCase(Locale.ROOT).equals(folder[1]);
                        boolean config = configs(one).stream()
                                .allMatch(name -> name.equals(prefix + "Config") || !name.endsWith("Config"));
                        if (!bean || !config) {
                            events.add(SimpleConditionEvent.violated(
                                    one, one.getName() + " with " + configs(one) + " does not fit its folder"));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    private static List<String> configs(JavaClass kind) {
        return kind.getInterfaces().stream()
                .map(JavaType::toErasure)
                .flatMap(shape -> kind.getMethods().stream()
                        .filter(method -> method.getName().equals("config"))
                        .map(method -> method.getReturnType().getAllInvolvedRawTypes()))
                .flatMap(Set::stream)
                .map(JavaClass::getSimpleName)
                .distinct()
                .toList();
    }

    static boolean isKind(JavaClass one) {
        return !one.getModifiers().contains(JavaModifier.ABSTRACT)
                && (one.isAssignableTo(ROOT + ".source.SourceKind")
                        || one.isAssignableTo(ROOT + ".trigger.TriggerKind"));
    }

    /** Whether a kind does what it is for; others are read and checked only. */
    static boolean isServed(JavaClass kind) {
        return !kind.isAssignableTo(ROOT + ".source.KnownSource")
                && !kind.isAssignableTo(ROOT + ".trigger.KnownTrigger");
    }

    /** Where event loops and the hot path run nobody sleeps, waits for a Uni, or waits without end for a future. */
    static ArchRule neverBlocking() {
        return noClasses()
                .that(resideInAnyPackage(
                        ROOT + ".event..",
                        ROOT + ".manifest..",
                        ROOT + ".language..",
                        ROOT + ".sensor..",
                        ROOT + ".source..",
                        ROOT + ".trigger..",
                        ROOT + ".ledger..",
                        ROOT + ".runtime.flow..",
                        ROOT + ".console.rest.."))
                .should()
                .callMethodWhere(DescribedPredicate.describe("it sleeps or waits", call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    return owner.equals("java.lang.Thread") && name.equals("sleep")
                            || owner.equals("io.smallrye.mutiny.Uni") && name.equals("await")
                            || owner.equals("java.util.concurrent.CompletableFuture")
                                    && (name.equals("join") || name.equals("get"))
                                    && call.getTarget().getRawParameterTypes().isEmpty();
                }))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> arraysOf(DescribedPredicate<JavaClass> component) {
        return DescribedPredicate.describe(
                component.getDescription(), one -> component.test(one.getBaseComponentType()));
    }
}
