package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.console.story.Stories;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest, link and heading that the documentation shows is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsRunTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private final Loader loader = new Loader();

    @AfterAll
    void close() {
        loader.close();
    }

    private List<Problem> errors(Map<String, String> texts) {
        return loader.check(texts).all().stream().filter(Problem::isError).toList();
    }

    static List<Page.Block> manifests() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Page.Block::isManifest)
                .toList();
    }

    @Test
    void manifestsOfThePagesLoad() {
        for (Page.Block block : manifests()) {
            assertThat(errors(Map.of(block.toString(), block.text())))
                    .as("%s", block)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoManifestIsCounted() {
        List<Page.Block> others = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("yaml") && !block.isManifest() && !block.isStory())
                .toList();
        assertThat(others)
                .extracting(block -> block.page().toString())
                .containsExactlyInAnyOrder("docs/api.md", "docs/kubernetes.md", "docs/kubernetes.md");
    }

    @Test
    void testsOfThePagesHold(@TempDir Path folder) throws IOException {
        for (String name : List.of("eventsource.yaml", "sensor.yaml")) {
            Files.copy(Page.ROOT.resolve("examples/hello").resolve(name), folder.resolve(name));
        }
        List<Page.Block> stories = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Page.Block::isStory)
                .toList();
        assertThat(stories).isNotEmpty();
        for (Page.Block block : stories) {
            Path file = Files.writeString(folder.resolve("shown_test.yaml"), block.text());
            Problems problems = new Problems();
            assertThat(new Stories(loader.explainer()).run(file, problems))
                    .as("%s", block)
                    .isNotEmpty()
                    .allMatch(Stories.Result::passed);
            assertThat(problems.hasErrors()).isFalse();
        }
    }

    static List<Path> examples() {
        return Page.files("examples", ".yaml").stream()
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesLoadWithoutAWarning(Path folder) {
        assertThat(loader.check(texts(folder)).all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void testsOfTheExamplesHold(Path folder) {
        for (Path file : Stories.files(List.of(Page.ROOT.resolve(folder)))) {
            Problems problems = new Problems();
            assertThat(new Stories(loader.explainer()).run(file, problems))
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.mismatches())
                            .as("%s %s %s", file, result.name(), result.error())
                            .isEmpty())
                    .allMatch(Stories.Result::passed);
            assertThat(problems.all().stream().filter(Problem::isError)).isEmpty();
        }
    }

    @Test
    void everyExampleHasTests() {
        assertThat(examples())
                .hasSizeGreaterThan(4)
                .allSatisfy(folder -> assertThat(Stories.files(List.of(Page.ROOT.resolve(folder))))
                        .as("tests in %s", folder)
                        .isNotEmpty());
    }

    @Test
    void manifestsFromFilesLoad() {
        assertThat(loader.check(texts(Path.of("K8s/from-files/manifests"))).all())
                .isEmpty();
    }

    static List<Path> seed() {
        return Page.files("K8s/events", "_test.yaml").stream()
                .map(Path::getParent)
                .toList();
    }

    /** In a cluster other manifests are beside them, so warnings are for the reader. */
    @ParameterizedTest
    @MethodSource("seed")
    void manifestsOfTheSeedLoadAndDoWhatTheirTestsSay(Path folder) {
        assertThat(errors(texts(folder))).isEmpty();
        Page.files(folder.toString(), "_test.yaml").forEach(file -> {
            Problems problems = new Problems();
            assertThat(new Stories(loader.explainer()).run(Page.ROOT.resolve(file), problems))
                    .as("%s", file)
                    .isNotEmpty()
                    .allMatch(Stories.Result::passed);
            assertThat(problems.hasErrors()).isFalse();
        });
    }

    @Test
    void everyExampleOfTheSeedHasATest() {
        assertThat(Page.files("K8s/events", ".yaml").stream()
                        .filter(file -> file.getFileName().toString().equals("sensor.yaml"))
                        .map(Path::getParent))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(seed());
    }

    @Test
    void theBusOfTheSeedLoads() {
        assertThat(errors(texts(Path.of("K8s/events/argo-events/bus")))).isEmpty();
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        Page.files(folder.toString(), ".yaml").stream()
                .filter(file -> !file.toString().endsWith("_test.yaml"))
                .forEach(file -> texts.put(file.toString(), Page.read(file)));
        return texts;
    }

    @Test
    void aWrongManifestWouldBeSeen() {
        assertThat(errors(
                        Map.of("wrong.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\n")))
                .isNotEmpty();
        assertThat(errors(Map.of("nothing.yaml", "a: 1\n"))).isNotEmpty();
    }

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        for (String line : page.prose()) {
            LINK.matcher(line).results().map(match -> match.group(1)).forEach(link -> assertLeads(page, link));
        }
    }

    private static void assertLeads(Page page, String link) {
        if (link.contains("://")) {
            return;
        }
        String path = link.replaceFirst("#.*", "");
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        assertThat(Files.exists(Page.ROOT.resolve(target)))
                .as("%s links to %s", page, link)
                .isTrue();
        if (link.contains("#")) {
            assertThat(anchors(Page.of(target.toString())))
                    .as("%s links to %s", page, link)
                    .contains(link.replaceFirst(".*#", ""));
        }
    }

    private static List<String> anchors(Page page) {
        return page.prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
