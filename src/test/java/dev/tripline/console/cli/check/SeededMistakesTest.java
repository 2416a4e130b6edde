package dev.tripline.console.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One mistake in each of many small manifests: it is found at its place, said in words that help, and nothing else is called
 * an error.
 */
class SeededMistakesTest {
    private static final List<String> FILES =
            List.of("documents", "event-sources", "event-buses", "dependencies", "triggers");

    private record Mistake(
            String name, String manifest, String at, String severity, String path, String message, String hint) {
        static Mistake of(Map<?, ?> written) {
            return new Mistake(
                    text(written, "mistake"),
                    text(written, "manifest"),
                    text(written, "at"),
                    text(written, "severity"),
                    text(written, "path"),
                    text(written, "message"),
                    text(written, "hint"));
        }

        private static String text(Map<?, ?> written, String key) {
            return Objects.requireNonNull(written.get(key), key).toString();
        }

        private boolean isHere(Problem problem) {
            return problem.path().equals(path)
                    && problem.severity().name().toLowerCase(Locale.ROOT).equals(severity)
                    && problem.message().contains(message);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_is_found_at_its_place_and_explained() {
        return FILES.stream()
                .flatMap(SeededMistakesTest::mistakes)
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> check(mistake)));
    }

    private static Stream<Mistake> mistakes(String file) {
        String name = "mistakes/" + file + ".yaml";
        try (InputStream in = Objects.requireNonNull(SeededMistakesTest.class.getResourceAsStream(name), name)) {
            List<?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return all.stream().map(one -> Mistake.of((Map<?, ?>) one)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Mistake mistake) {
        Problems reading = new Problems();
        List<Manifest> manifests = YamlReader.read("m.yaml", mistake.manifest(), reading);
        ManifestFile file = new ManifestFile("m.yaml", mistake.manifest(), manifests, reading.all());
        List<Problem> found = new Validation(EveryKind.check()).of(new ManifestFile.Found(List.of(file), List.of()));
        assertThat(found).as("%s", found).anyMatch(mistake::isHere);
        Problem problem = found.stream().filter(mistake::isHere).findFirst().orElseThrow();
        assertThat(problem.at().line() + ":" + problem.at().column())
                .as("the place of %s", problem)
                .isEqualTo(mistake.at());
        assertThat(problem.hint()).as("the hint of %s", problem).isNotBlank().contains(mistake.hint());
        assertThat(found.stream().filter(Problem::isError).toList())
                .as("nothing else is an error")
                .hasSize(problem.isError() ? 1 : 0);
    }
}
