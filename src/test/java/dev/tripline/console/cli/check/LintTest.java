package dev.tripline.console.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pipelines read. */
class LintTest {
    private static final String VALID = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: es}
            spec: {webhook: {ev: {endpoint: /ev, port: "12000", method: POST}}}""";

    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: a, eventSourceName: es, eventName: ev}]
              triggers:
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    private int lint(boolean recursive, String... paths) {
        List<String> given = Stream.of(paths).map(path -> folder + "/" + path).toList();
        return LintCommand.run(given, recursive, EveryKind.check(), new PrintWriter(out), new PrintWriter(errors));
    }

    private List<String> lines() {
        return out.toString().replace(folder + "/", "").lines().toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void a_path_that_is_missing_fails_and_the_others_are_looked_at() throws IOException {
        write("a.yaml", VALID);
        assertThat(lint(false, "none.yaml", "a.yaml")).isEqualTo(1);
        assertThat(lines()).containsExactly("✓ a.yaml: EventSource is valid");
        assertThat(errors.toString().replace(folder + "/", ""))
                .isEqualTo("Error processing path none.yaml: stat none.yaml: no such file or directory\n");
    }

    @Test
    void folders_in_folders_count_when_asked_for_and_only_yaml_does() throws IOException {
        write("d/a.YML", VALID);
        write("d/b.json", VALID);
        write("d/sub/.c.yaml", VALID);
        assertThat(lint(false, "d")).isZero();
        assertThat(lines()).containsExactly("✓ d/a.YML: EventSource is valid");
        assertThat(lint(true, "d")).isZero();
        assertThat(lines()).contains("✓ d/sub/.c.yaml: EventSource is valid").hasSize(3);
    }

    @Test
    void documents_are_numbered_with_those_that_are_skipped() throws IOException {
        write("a.yaml", "kind: Deployment\n---\n\n---\nbroken: [\n---\n" + VALID + "\n");
        assertThat(lint(false, "a.yaml")).isZero();
        assertThat(lines()).containsExactly("✓ a.yaml (document 4): EventSource is valid");
    }

    @Test
    void no_document_is_overlooked_because_of_line_ends() throws IOException {
        write("a.yaml", (VALID + "\n---\n" + VALID.replace("/ev", "\"\"") + "\n").replace("\n", "\r\n"));
        assertThat(lint(false, "a.yaml")).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "✓ a.yaml: EventSource is valid",
                        "✗ a.yaml: EventSource validation failed",
                        "  Error: endpoint can't be empty");
    }

    @Test
    void a_value_of_the_wrong_type_cannot_be_decoded() throws IOException {
        write("a.yaml", VALID.replace("\"12000\"", "12000"));
        assertThat(lint(false, "a.yaml")).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "✗ a.yaml: Failed to decode", "  Error: spec.webhook.ev.port: wanted a string, got a number");
    }

    @Test
    void a_document_that_nobody_serves_is_not_passed_in_silence() throws IOException {
        write("a.yaml", VALID.replace("v1alpha1", "v1"));
        assertThat(lint(false, "a.yaml")).isEqualTo(1);
        assertThat(lines()).first().isEqualTo("✗ a.yaml: Failed to decode");
    }

    @Test
    void the_first_error_of_a_sensor_is_the_one_that_argo_events_finds_first() throws IOException {
        String triggers = """
                    - template: {name: one, conditions: nobody, log: {}}
                    - template:
                        name: two
                        k8s:
                          source: {resource: {}}
                          parameters: [{src: {dependencyName: a}, dest: x}, {src: {dependencyName: a}}]
                """;
        write("a.yaml", SENSOR + triggers);
        write("b.yaml", SENSOR.replace("eventName: ev", "filtersLogicalOperator: OR") + triggers);
        write("c.yaml", SENSOR + triggers.replace(", dest: x}, {src: {dependencyName: a}}", ", dest: x}"));
        assertThat(lint(false, "a.yaml", "b.yaml", "c.yaml")).isEqualTo(1);
        assertThat(lines())
                .contains(
                        "  Error: trigger for template two is invalid, resource parameter index: 1. err: parameter"
                                + " destination can't be empty",
                        "  Error: event dependency must define the EventName",
                        "  Error: unknown dependency \"nobody\"");
    }
}
