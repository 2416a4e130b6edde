package dev.tripline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house is as it is drawn. {@link ArchitectureRedTest} shows that each rule can fail. */
class ArchitectureTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    static final Map<String, Supplier<ArchRule>> RULES = Map.ofEntries(
            Map.entry("every class lives in a room that is drawn", ArchitectureRules::rooms),
            Map.entry("every arrow between rooms is drawn", ArchitectureRules::arrows),
            Map.entry("connectors do not know each other", ArchitectureRules::siblings),
            Map.entry("nobody names what is inside a connector's folder", ArchitectureRules::privateFolders),
            Map.entry("no package cycles", ArchitectureRules::cycles),
            Map.entry("event, manifest, language and sensor only compute", ArchitectureRules::purity),
            Map.entry("YAML is read in one room", ArchitectureRules::yaml),
            Map.entry("one room speaks to the bus", ArchitectureRules::busClient),
            Map.entry("configs are records", ArchitectureRules::configRecords),
            Map.entry("connectors are named after their folder", ArchitectureRules::names),
            Map.entry("the hot path never waits without end", ArchitectureRules::neverBlocking));

    private static JavaClasses house = new ClassFileImporter().importPackages();

    /** What has its source in the main tree, wherever its class file lies. */
    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .importPackages(ArchitectureRules.ROOT)
                .that(DescribedPredicate.describe("main", ArchitectureTest::isMain));
        assertThat(house.size()).isGreaterThan(200);
    }

    private static boolean isMain(JavaClass one) {
        String outermost = one.getName().replaceFirst("\\$.*", "");
        return Files.exists(MAIN.resolve(outermost.replace('.', '/') + ".java"));
    }

    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return RULES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().get().check(house)));
    }

    @Test
    void every_folder_says_what_enters_and_what_leaves() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN.resolve("dev/tripline")).filter(Files::isDirectory)) {
            assertThat(folders).allSatisfy(folder -> {
                Path info = folder.resolve("package-info.java");
                assertThat(info).exists();
                assertThat(Files.readString(info)).contains("/**", "NullMarked");
            });
        }
    }

    @Test
    void every_connector_has_an_example() {
        assertThat(folders(one -> true))
                .isNotEmpty()
                .allSatisfy(
                        folder -> assertThat(RESOURCES.resolve(place(folder)).resolve("example.yaml"))
                                .exists());
    }

    /** Those that are known only share one test. */
    @Test
    void every_connector_that_is_served_has_a_contract_test() throws IOException {
        Set<String> folders = folders(ArchitectureRules::isServed);
        assertThat(folders).contains("source.webhook", "source.calendar", "trigger.http", "trigger.log");
        for (String folder : folders) {
            Path place = place(folder);
            List<String> contracts = folder.startsWith("source.")
                    ? List.of(" extends HookContract", " extends ListenerContract")
                    : List.of(" extends TriggerContract", " extends KnownTriggerContract");
            try (Stream<Path> tests = Files.list(TESTS.resolve(place))) {
                assertThat(tests)
                        .as("a test in %s that inherits the contract", place)
                        .anySatisfy(test ->
                                assertThat(Files.readString(test)).containsAnyOf(contracts.toArray(new String[0])));
            }
        }
    }

    private static Set<String> folders(Predicate<JavaClass> kinds) {
        return house.stream()
                .filter(ArchitectureRules::isKind)
                .filter(kinds)
                .map(one -> ArchitectureRules.connector(one).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path place(String folder) {
        return Path.of("dev", "tripline").resolve(folder.replace('.', '/'));
    }

    @Test
    void what_is_called_no_connector_is_none_and_the_others_are() {
        Map<String, List<JavaClass>> byFolder = house.stream()
                .filter(one -> one.getPackageName().matches("dev\\.tripline\\.(source|trigger)\\..+"))
                .collect(Collectors.groupingBy(one -> {
                    String[] parts = one.getPackageName().split("\\.");
                    return parts[2] + "." + parts[3];
                }));
        assertThat(byFolder).containsKeys(ArchitectureRules.NOT_CONNECTORS.toArray(new String[0]));
        assertThat(byFolder)
                .allSatisfy((folder, classes) -> assertThat(classes.stream().anyMatch(ArchitectureRules::isKind))
                        .as("%s holds a connector", folder)
                        .isEqualTo(!ArchitectureRules.NOT_CONNECTORS.contains(folder)));
    }
}
