package dev.tripline.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.rehearsal.ExplainerByHand;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.host.TriggersByHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoriesTest {
    private static final String MANIFESTS = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: times}
            spec:
              calendar:
                nightly: {schedule: "30 2 * * *", filter: {expression: 'not (eventTime contains "2026-01-02")'}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies:
                - {name: night, eventSourceName: times, eventName: nightly}
                - name: push
                  eventSourceName: hub
                  eventName: push
                  transform: {script: 'event.short = event.ref:sub(12) return event'}
                  filters: {data: [{path: ref, type: string, value: ["^refs/heads/"]}]}
                - {name: ok, eventSourceName: ci, eventName: green}
              triggers:
                - template: {name: clean, conditions: night, log: {}}
                - template:
                    name: deploy
                    conditions: push && ok
                    conditionsReset: [{byTime: {cron: "0 18 * * *"}}]
                    k8s:
                      operation: create
                      source:
                        resource: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: deploy-}, data: {branch: ""}}
                      parameters:
                        - {src: {dependencyName: push, dataKey: short}, dest: data.branch}
            """;

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("all.yaml"), MANIFESTS);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private List<Stories.Result> run(String tests) throws IOException {
        Path file = Files.writeString(folder.resolve("all_test.yaml"), tests);
        var triggers = TriggersByHand.all();
        return new Stories(ExplainerByHand.of(CompilerByHand.of(door.host, triggers), triggers)).run(file, problems);
    }

    private Stories.Result one(String given, String expect) throws IOException {
        List<Stories.Result> results = run("tests: [{name: t, given: " + given + ", expect: " + expect + "}]");
        assertThat(problems.all()).filteredOn(Problem::isError).isEmpty();
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static final String PUSH = "{source: hub/push, data: {ref: refs/heads/main}, id: p}";
    private static final String OK = "{source: ci/green, data: {}, id: o}";

    @Test
    void a_join_fires_with_the_rendered_object() throws IOException {
        assertThat(one(
                                "[" + PUSH + ", " + OK + "]",
                                "{push: {pass: true, data: {short: main}}, triggers: {deploy: {events: [p, o], operation:"
                                        + " create, object: {kind: ConfigMap, data: {branch: main}}}}, pending: none}")
                        .mismatches())
                .isEmpty();
    }

    @Test
    void what_waits_is_pending_and_a_reset_forgets_it() throws IOException {
        assertThat(one("[" + PUSH + "]", "{triggers: none, pending: {deploy: [ok]}}")
                        .mismatches())
                .isEmpty();
        assertThat(one("[" + PUSH + ", {wait: 20h}, " + OK + "]", "{triggers: {clean: 1}, pending: {deploy: [push]}}")
                        .mismatches())
                .isEmpty();
    }

    @Test
    void calendars_fire_while_time_passes_unless_their_own_filter_says_no() throws IOException {
        assertThat(one("[{wait: 72h}]", "{triggers: {clean: 2}}").mismatches()).isEmpty();
        assertThat(one("[{wait: 2h}]", "{triggers: none}").mismatches()).isEmpty();
    }

    @Test
    void every_difference_is_told_with_its_line() throws IOException {
        List<Stories.Result> results = run("""
                tests:
                  - name: wrong
                    given:
                      - {source: hub/push, data: {ref: refs/tags/1}}
                      - {source: hub/push, data: {ref: refs/heads/a}}
                      - {source: ci/green, data: {}}
                    expect:
                      push: rejected
                      ok: {error: nothing}
                      triggers:
                        clean: 1
                        deploy: {object: {data: {branch: b}, kind: Pod}}
                """);
        assertThat(results.getFirst().mismatches())
                .extracting(mismatch -> mismatch.at().line() + " " + mismatch)
                .containsExactly(
                        "8 push: wanted rejected, got passed",
                        "9 ok.error: wanted nothing, got passed",
                        "11 triggers.clean: wanted one firing, got no firing",
                        "12 triggers.deploy.object.data.branch: wanted \"b\", got \"a\"",
                        "12 triggers.deploy.object.kind: wanted \"Pod\", got \"ConfigMap\"");
    }

    @Test
    void a_trigger_that_nobody_expects_fails_the_test() throws IOException {
        assertThat(one("[" + PUSH + ", " + OK + "]", "{triggers: none}").mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("triggers: wanted no firing of deploy, got one firing");
        assertThat(one("[" + PUSH + "]", "{pending: none}").mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("pending: wanted nobody else, got deploy waits for ok");
    }

    @Test
    void a_file_that_is_wrong_says_where() throws IOException {
        assertThat(run("tests:\n  - name: t\n    given: [{source: hub, data: 1}, {wait: later}]\n    expect: {}\n"))
                .isEmpty();
        assertThat(problems.all())
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.at().line() + " " + problem.path())
                .contains("3 tests[0].given[0].source", "3 tests[0].given[1].wait");
    }

    @Test
    void junit_xml_tells_failures_and_errors() throws IOException {
        List<Stories.Result> results = run("""
                tests:
                  - {name: good, given: [{wait: 1s}], expect: {triggers: none}}
                  - {name: "bad <1>", given: [{wait: 24h}], expect: {triggers: none}}
                  - {name: broken, given: [{file: missing.json}], expect: {triggers: none}}
                """);
        String xml = JunitXml.of(results);
        assertThat(xml)
                .contains(
                        "tests=\"3\" failures=\"1\" errors=\"1\"",
                        "name=\"bad &lt;1&gt;\"",
                        "<failure message=",
                        "<error message=")
                .contains("no firing of clean");
    }
}
