package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tripline.console.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container files copy what there is, from bases with a version, and run as nobody in particular. They are built by nobody here. */
class ImagesTest {
    private static final String JVM = "src/main/docker/Dockerfile.jvm";
    private static final String NATIVE = "src/main/docker/Dockerfile.native";

    /** Instructions, each in one line. */
    private static List<String> instructions(String file) throws IOException {
        return Files.readString(Thing.ROOT.resolve(file))
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Stream<String> of(String instruction, String file) throws IOException {
        return instructions(file).stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void basesHaveAVersion(String file) throws IOException {
        List<String> stages = new ArrayList<>();
        for (String from : of("FROM", file).toList()) {
            String image = from.split(" ")[0];
            assertThat(image)
                    .matches(
                            one -> stages.contains(one)
                                    || one.matches("[a-z0-9./-]+:[a-zA-Z0-9._-]*[0-9][a-zA-Z0-9._-]*"),
                            "has a version");
            stages.add(from.replaceFirst(".* AS ", ""));
        }
        assertThat(stages).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void whatIsCopiedIsInTheRepositoryAndReachesTheBuild(String file) throws IOException {
        List<String> let = Files.readAllLines(Thing.ROOT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = of("COPY", file)
                .filter(copy -> !copy.startsWith("--from"))
                .flatMap(copy -> Arrays.stream(copy.split(" +")).limit(copy.split(" +").length - 1))
                .filter(word -> !word.startsWith("--"))
                .toList();
        assertThat(copied).isNotEmpty().allSatisfy(source -> {
            assertThat(Thing.ROOT.resolve(source)).exists();
            assertThat(let).anyMatch(one -> Path.of(source).startsWith(one));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void theyRunAsNobodyInParticularAndServe(String file) throws IOException {
        List<String> all = instructions(file);
        assertThat(all).filteredOn(line -> line.startsWith("USER")).last().isEqualTo("USER 10001:10001");
        String entry = all.getLast();
        assertThat(entry).startsWith("ENTRYPOINT [").endsWith("\"serve\"]");
        int last = all.lastIndexOf(
                of("FROM", file).map(from -> "FROM " + from).toList().getLast());
        assertThat(String.join("\n", all.subList(last, all.size()))).doesNotContain("nats", "sudo", "777");
    }

    /** What is in an image's environment is what a Deployment need not say. */
    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void variablesAreOnesThatAreRead(String file) throws IOException {
        String readme = Files.readString(Thing.ROOT.resolve("README.md"));
        List<String> names = Pattern.compile("TRIPLINE_[A-Z_]+")
                .matcher(String.join(" ", of("ENV", file).toList()))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(names)
                .contains("TRIPLINE_HOST")
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    /** The commands that the cache of classes is trained with. */
    @Test
    void commandsInTheBuildAreUnderstood() throws IOException {
        List<String> trained =
                of("RUN", JVM).filter(run -> run.contains("-jar")).toList();
        assertThat(trained).hasSize(1);
        String arguments =
                trained.getFirst().replaceFirst(".*quarkus-run\\.jar ", "").replaceFirst(" *[;&|].*", "");
        assertThatCode(() -> Main.commandLine().parseArgs(arguments.split(" +")))
                .doesNotThrowAnyException();
    }
}
