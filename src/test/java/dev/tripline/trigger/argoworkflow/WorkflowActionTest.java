package dev.tripline.trigger.argoworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.TestTarget;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.cluster.ActingIn;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of workflows. */
@EachCluster
class WorkflowActionTest {
    private static final String WORKFLOWS = "/apis/argoproj.io/v1alpha1/namespaces/team-a/workflows";
    private static final String OLD = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              name: w
              namespace: team-a
              generateName: build-
              labels: {mine: a, workflows.argoproj.io/phase: Failed}
            spec: {entrypoint: main, shutdown: Stop, arguments: {parameters: [{name: a, value: x}, {name: b, value: y}]}}
            status: {phase: %s, finishedAt: '2026-01-01T00:00:00Z'%s}
            """;

    private final ActingIn cluster;

    WorkflowActionTest(TestCluster server) {
        cluster = new ActingIn(server)
                .allowing("argoproj.io", "workflows")
                .allowing("argoproj.io", "workflowtemplates")
                .allowing("argoproj.io", "cronworkflows");
    }

    @AfterEach
    void shut() {
        cluster.close();
    }

    private void there(String phase, String status) {
        cluster.api.put(OLD.formatted(phase, status));
    }

    private Outcome act(String operation, String kind, String args) throws RenderFailure {
        return act(operation, kind, args, Optional.empty());
    }

    private Outcome act(String operation, String kind, String args, Optional<String> server) throws RenderFailure {
        ArgoWorkflowTrigger trigger =
                new ArgoWorkflowTrigger(ActingIn.NAMESPACE, cluster.cluster, ActingIn.artifacts(Map.of()), server);
        String section = "{operation: " + operation + ", args: " + args
                + ", source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: " + kind + "}}}";
        return ActingIn.act(trigger, section, Samples.firing("d", "{}"));
    }

    private Outcome on(String operation) throws RenderFailure {
        return act(operation, "Workflow, metadata: {name: w}", "[]");
    }

    private JsonNode workflow() {
        return cluster.get(WORKFLOWS + "/w");
    }

    private JsonNode made() {
        return cluster.api.list(WORKFLOWS).stream()
                .filter(one -> !one.path("metadata").path("name").asText().equals("w"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void submitsOnceWithTheArgumentsOfTheCommand() throws RenderFailure {
        String workflow =
                "Workflow, metadata: {generateName: a-}, spec: {arguments: {parameters: [{name: x, value: 1}]}}";
        String args = "[--generate-name=b-, -p, m=hello=you, -px=2, --entrypoint, main, --serviceaccount, sa,"
                + " --priority=5, -l, 'k=v,l=w']";
        assertThat(act("submit", workflow, args).detail()).startsWith("submitted team-a/b-");
        assertThat(act("submit", workflow, args).detail()).startsWith("an earlier attempt submitted");
        assertThat(cluster.api.list(WORKFLOWS)).hasSize(1);
        JsonNode made = made();
        assertThat(made.path("spec").toString())
                .contains("\"entrypoint\":\"main\"", "\"serviceAccountName\":\"sa\"", "\"priority\":5");
        assertThat(made.at("/spec/arguments/parameters"))
                .isEqualTo(Samples.json("[{\"name\":\"m\",\"value\":\"hello=you\"},{\"name\":\"x\",\"value\":\"2\"}]"));
        assertThat(made.at("/metadata/labels").toString())
                .contains("\"k\":\"v\"", "\"l\":\"w\"", "\"events.argoproj.io/sensor\":\"sensor-1\"");
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no accounts")
    void anAccountThatMayNotSubmitMakesNothing() throws RenderFailure {
        cluster.denying("argoproj.io", "workflows");
        assertThat(act("submit", "Workflow, metadata: {generateName: a-}", "[]"))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(cluster.api.list(WORKFLOWS)).isEmpty();
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void submitsFromATemplate() throws RenderFailure {
        String template = "WorkflowTemplate, metadata: {name: t}";
        assertThat(act("submit-from", template, "[]"))
                .isEqualTo(new Outcome.Rejected("there is no WorkflowTemplate team-a/t"));
        cluster.api.put("{apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate,"
                + " metadata: {name: t, namespace: team-a}}");
        act("submit-from", template, "[--parameter, a=b]");
        act("submit-from", template, "[--parameter, a=b]");
        assertThat(cluster.api.list(WORKFLOWS)).hasSize(1);
        assertThat(made().path("spec"))
                .isEqualTo(Samples.json("{\"workflowTemplateRef\":{\"name\":\"t\"},"
                        + "\"arguments\":{\"parameters\":[{\"name\":\"a\",\"value\":\"b\"}]}}"));
        assertThat(made().at("/metadata/name").asText()).startsWith("t-");
    }

    @Test
    void submitsFromACronWorkflow() throws RenderFailure {
        cluster.api.put("{apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: {name: c, namespace: team-a},"
                + " spec: {workflowMetadata: {labels: {x: y}}, workflowSpec: {entrypoint: nightly}}}");
        assertThat(act("submit-from", "cronworkflow, metadata: {name: c}", "[]"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(made().at("/spec/entrypoint").asText()).isEqualTo("nightly");
        assertThat(made().at("/metadata/labels").toString())
                .contains("\"x\":\"y\"", "\"workflows.argoproj.io/cron-workflow\":\"c\"");
        assertThat(made().at("/metadata/ownerReferences/0/name").asText()).isEqualTo("c");
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void resubmitsWhatAnotherHasDone() throws RenderFailure {
        there("Failed", "");
        act("resubmit", "Workflow, metadata: {name: w}", "[-p, b=z]");
        act("resubmit", "Workflow, metadata: {name: w}", "[-p, b=z]");
        assertThat(cluster.api.list(WORKFLOWS)).hasSize(2);
        assertThat(made().at("/metadata/name").asText()).startsWith("build-");
        assertThat(made().at("/metadata/labels").toString())
                .contains("\"mine\":\"a\"", "\"workflows.argoproj.io/resubmitted-from-workflow\":\"w\"")
                .doesNotContain("Failed");
        assertThat(made().path("spec").toString())
                .doesNotContain("shutdown")
                .contains("[{\"name\":\"b\",\"value\":\"z\"},{\"name\":\"a\",\"value\":\"x\"}]");
    }

    @ParameterizedTest
    @CsvSource({"suspend, /spec/suspend, true", "stop, /spec/shutdown, Stop", "terminate, /spec/shutdown, Terminate"})
    void changesTheWorkflowOnce(String operation, String pointer, String value) throws RenderFailure {
        there("Running", "");
        cluster.conflicts(1, "PATCH");
        assertThat(on(operation)).isInstanceOf(Outcome.Done.class);
        assertThat(workflow().at(pointer).asText()).isEqualTo(value);
        String version = workflow().at("/metadata/resourceVersion").asText();
        assertThat(on(operation)).isInstanceOf(Outcome.Done.class);
        assertThat(workflow().at("/metadata/resourceVersion").asText()).isEqualTo(version);
    }

    @Test
    void whatIsOverCannotBeStopped() throws RenderFailure {
        there("Succeeded", "");
        assertThat(on("stop")).isInstanceOf(Outcome.Rejected.class);
        assertThat(on("terminate")).isInstanceOf(Outcome.Rejected.class);
        assertThat(act("stop", "Workflow, metadata: {name: other}", "[]"))
                .isEqualTo(new Outcome.Rejected("there is no workflow team-a/other"));
    }

    @Test
    void resumesTheWorkflowAndItsSuspendedNodes() throws RenderFailure {
        there(
                "Running",
                ", nodes: {a: {type: Suspend, phase: Running, outputs: {parameters: [{name: p, valueFrom:"
                        + " {supplied: {}, default: d}}]}}, b: {type: Pod, phase: Running}}");
        assertThat(on("resume")).isEqualTo(new Outcome.Done("team-a/w is resumed"));
        assertThat(workflow().at("/status/nodes/a/phase").asText()).isEqualTo("Succeeded");
        assertThat(workflow().at("/status/nodes/a/outputs/parameters"))
                .isEqualTo(Samples.json("[{\"name\":\"p\",\"value\":\"d\"}]"));
        assertThat(workflow().at("/status/nodes/b/phase").asText()).isEqualTo("Running");
    }

    @Test
    void whatOnlyArgosServerCanDoIsRejectedWithoutItsAddress() throws RenderFailure {
        there("Failed", "");
        assertThat(on("retry").detail()).contains("TRIPLINE_ARGO_SERVER", "team-a/w is as it was");
        there("Running", ", compressedNodes: abc");
        assertThat(on("resume")).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void retriesAtArgosServerOnceForEachRun() throws RenderFailure {
        there("Failed", "");
        Vertx vertx = Vertx.vertx();
        TestTarget argo = new TestTarget(vertx, (request, response) -> response.end("{}"));
        try {
            Optional<String> url = Optional.of("http://127.0.0.1:" + argo.port() + "/");
            String retry = "Workflow, metadata: {name: w}";
            assertThat(act("retry", retry, "[-p, a=b]", url)).isInstanceOf(Outcome.Done.class);
            there("Running", "");
            assertThat(act("retry", retry, "[-p, a=b]", url)).isInstanceOf(Outcome.Rejected.class);
            assertThat(argo.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.method() + " " + seen.uri()).isEqualTo("PUT /api/v1/workflows/team-a/w/retry");
                assertThat(seen.body()).contains("\"parameters\":[\"a=b\"]");
                assertThat(seen.values("Authorization"))
                        .singleElement()
                        .asString()
                        .startsWith("Bearer ")
                        .hasSizeGreaterThan(12);
            });
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void aRetryWhoseRecordWasLostIsNotMadeAgain() throws RenderFailure {
        Vertx vertx = Vertx.vertx();
        TestTarget argo = new TestTarget(vertx, (request, response) -> {
            cluster.api.put(
                    OLD.formatted("Running", "")
                            .replace(
                                    "generateName: build-",
                                    "generateName: build-\n  annotations: {events.tripline.dev/retried: 'action-1 2026-01-01T00:00:00Z'}"));
            response.end("{}");
        });
        try {
            there("Failed", "");
            Optional<String> url = Optional.of("http://127.0.0.1:" + argo.port());
            String retry = "Workflow, metadata: {name: w}";
            act("retry", retry, "[]", url);
            assertThat(act("retry", retry, "[]", url)).isEqualTo(new Outcome.Done("team-a/w was already retried"));
            assertThat(argo.seen()).hasSize(1);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void argumentsThatNobodyKnowsAreRejected() {
        assertThat(Arguments.of("suspend", List.of("-l", "a=b", "x", "--output=json", "-w")))
                .satisfies(arguments -> {
                    assertThat(arguments.problems())
                            .containsExactly(
                                    "--labels is not carried out for suspend; known are --namespace",
                                    "\"a=b\" is no flag",
                                    "\"x\" is no flag");
                    assertThat(arguments.ignored()).containsExactly("--output", "--wait");
                });
        assertThat(Arguments.of("submit", List.of("-p", "a")).problems())
                .containsExactly("expected parameter of the form: NAME=VALUE. Received: a");
        assertThat(Arguments.of("submit", List.of("--name")).problems()).containsExactly("--name has no value");
    }
}
