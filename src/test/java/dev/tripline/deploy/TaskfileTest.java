package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that Taskfile.yml calls is there, and takes what it is given. */
class TaskfileTest {
    private static final Pattern DEFAULT = Pattern.compile("\\{\\{\\.\\w+ \\| default \"([^\"]*)\"}}");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\.(\\w+)}}");
    private static final Set<String> INSTALLED = Set.of("kubectl", "docker");

    private static final Thing TASKS = Thing.in(Path.of("Taskfile.yml")).getFirst();

    /** Commands with their variables filled in, one for each part of a pipe. */
    static List<List<String>> commands() {
        return TASKS.at("/tasks").findValues("cmds").stream()
                .flatMap(commands -> StreamSupport.stream(commands.spliterator(), false))
                .map(JsonNode::asText)
                .map(command -> filled(command.replace("{{.DOCKER}}", "docker")))
                .flatMap(command -> Arrays.stream(command.split("\\|")))
                .map(command -> List.of(command.strip().split(" +")))
                .toList();
    }

    private static String filled(String command) {
        return VARIABLE.matcher(DEFAULT.matcher(command).replaceAll("$1")).replaceAll("some-$1");
    }

    @Test
    void tasksArePresentAndExplained() {
        Map<String, JsonNode> tasks = new TreeMap<>();
        TASKS.at("/tasks").properties().forEach(task -> tasks.put(task.getKey(), task.getValue()));
        assertThat(tasks).containsKeys("stacks:events", "dev", "test", "bench", "chaos", "image", "native");
        assertThat(tasks).allSatisfy((name, task) -> {
            assertThat(task.at("/desc").asText()).as(name).isNotEmpty();
            assertThat(task.at("/cmds")).as(name).isNotEmpty();
        });
        assertThat(TASKS.text("/version")).isEqualTo("3");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsCalledIsThere(List<String> command) {
        String program = command.getFirst();
        if (program.contains("/")) {
            assertThat(Thing.ROOT.resolve(program)).isExecutable();
        } else {
            assertThat(INSTALLED).contains(program);
        }
        assertThat(command.stream().filter(word -> word.matches("(K8s|src|examples|bench)/.*")))
                .allSatisfy(path -> assertThat(Thing.ROOT.resolve(path)).exists());
    }

    @Test
    void triplineUnderstandsItsCommands() {
        List<List<String>> calls = commands().stream()
                .filter(command -> command.getFirst().equals("./tripline")
                        && !command.get(1).equals("bench"))
                .toList();
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThatCode(() -> Main.commandLine()
                                .parseArgs(call.subList(1, call.size()).toArray(String[]::new)))
                        .doesNotThrowAnyException());
    }

    @Test
    void mavenIsGivenTestsAndPropertiesThatThereAre() throws IOException {
        String faults = Files.readString(Thing.ROOT.resolve("docs/testing-faults.md"));
        List<String> given = commands().stream()
                .filter(command -> command.getFirst().equals("./mvnw"))
                .flatMap(List::stream)
                .filter(word -> word.startsWith("-D"))
                .toList();
        assertThat(given).isNotEmpty();
        for (String property : given) {
            String name = property.substring(2).replaceFirst("=.*", "");
            if (name.equals("it.test")) {
                String test = property.replaceFirst(".*=", "") + ".java";
                try (Stream<Path> sources = Files.walk(Thing.ROOT.resolve("src/test/java"))) {
                    assertThat(sources.anyMatch(file -> file.endsWith(test)))
                            .as(test)
                            .isTrue();
                }
            } else if (!Set.of("test", "surefire.failIfNoSpecifiedTests").contains(name)) {
                assertThat(faults).contains("`" + name + "`");
            }
        }
    }

    /** What render.sh reads is what the task hands over. */
    @Test
    void variablesOfTheStackReachTheScript() throws IOException {
        String script = Files.readString(Thing.ROOT.resolve("K8s/render.sh"));
        TASKS.at("/tasks/stacks:events/env")
                .fieldNames()
                .forEachRemaining(name -> assertThat(script).contains("\n#   " + name + " "));
        assertThat(TASKS.at("/tasks/stacks:events/env"))
                .hasSize(5)
                .isEqualTo(TASKS.at("/tasks/stacks:events:render/env"));
        assertThat(TASKS.text("/tasks/stacks:events/cmds/0")).contains("kubectl apply --server-side");
    }
}
