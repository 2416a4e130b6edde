package dev.tripline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.console.cli.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** Every command line that documentation and Kubernetes objects show is understood, and every flag and variable is documented. */
class DocumentedCommandsTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("TRIPLINE_[A-Z_]+");

    private static void parse(List<String> arguments) {
        Main.commandLine().parseArgs(arguments.toArray(String[]::new));
    }

    static List<String> commands() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().lines())
                .filter(line -> line.startsWith("./tripline"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsOfThePagesAreUnderstood(String command) {
        List<String> words = WORD.matcher(command.replaceFirst("\\s#.*", ""))
                .results()
                .map(DocumentedCommandsTest::word)
                .toList();
        assertThatCode(() -> parse(words.subList(1, words.size()))).doesNotThrowAnyException();
    }

    private static String word(MatchResult match) {
        return Stream.of(1, 2, 3)
                .filter(group -> match.start(group) >= 0)
                .map(match::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWrongCommandWouldBeSeen() {
        assertThat(commands()).hasSizeGreaterThan(5);
        assertThatThrownBy(() -> parse(List.of("dev", "--prot", "1")))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        CommandLine line = Main.commandLine().setErr(new java.io.PrintWriter(new java.io.StringWriter()));
        assertThat(line.execute("serve")).isEqualTo(2);
    }

    private static List<Object> documents(String file) {
        List<Object> documents = new ArrayList<>();
        new Yaml().loadAll(Page.read(Path.of(file))).forEach(documents::add);
        return documents;
    }

    private static Object at(Object node, Object... way) {
        Object here = node;
        for (Object step : way) {
            here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
        }
        return here;
    }

    /** Of the container in {@code K8s/from-files}; the one that reads from the API server has none. */
    private static List<String> containerArguments() {
        Object patch = documents("K8s/from-files/files.yaml").getFirst();
        Object container = at(patch, "spec", "template", "spec", "containers", 0);
        return ((List<?>) at(container, "args")).stream().map(String::valueOf).toList();
    }

    @Test
    void theContainersArgumentsAreUnderstood() {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(containerArguments());
        assertThat(arguments).contains("--bus");
        assertThatCode(() -> parse(arguments)).doesNotThrowAnyException();
    }

    @Test
    void everyFlagIsInTheReadme() {
        String readme = Page.of("README.md").text();
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            if (Set.of("dev", "serve").contains(command.getCommandName())) {
                command.getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .forEach(option -> assertThat(readme).contains("`" + option.longestName()));
            }
        }
    }

    @Test
    void everyVariableOfTheReadmeIsRead() {
        String sources = Stream.of("src/main/java", "src/main/sh")
                        .flatMap(folder -> Page.files(folder, "").stream())
                        .map(Page::read)
                        .collect(Collectors.joining())
                + Page.read(Path.of("tripline"));
        Set<String> documented = new TreeSet<>();
        VARIABLE.matcher(Page.of("README.md").text()).results().forEach(match -> documented.add(match.group()));
        // Mapped from their properties by the configuration.
        assertThat(sources).contains("tripline.namespace", "drainSeconds");
        documented.removeAll(Set.of("TRIPLINE_NAMESPACE", "TRIPLINE_DRAIN_SECONDS"));
        assertThat(documented)
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(sources).contains(variable));
    }
}
