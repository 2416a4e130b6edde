package dev.tripline.trigger.argoworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.event.Firing;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.Sections;
import dev.tripline.trigger.TriggerContract;
import dev.tripline.trigger.cluster.ActingIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoWorkflowTriggerTest extends TriggerContract<ArgoWorkflowConfig, WorkflowRequest> {
    private static ActingIn cluster;
    private static ArgoWorkflowTrigger trigger;

    @BeforeAll
    static void open() {
        FakeApiServer api = new FakeApiServer();
        cluster = new ActingIn(api);
        cluster.api.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: team-a}}");
        api.allow("team-a", "default", "*", "argoproj.io", "workflows");
        trigger = new ArgoWorkflowTrigger("team-a", cluster.cluster, ActingIn.artifacts(Map.of()), Optional.empty());
    }

    @AfterAll
    static void shut() {
        cluster.close();
    }

    @Override
    protected ArgoWorkflowTrigger kind() {
        return trigger;
    }

    @Override
    protected List<String> secretValues() {
        return List.of();
    }

    @Override
    protected ArgoWorkflowConfig working() {
        return Samples.bind(
                ArgoWorkflowConfig.class,
                "{operation: submit, source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow,"
                        + " metadata: {generateName: w-}, spec: {entrypoint: main}}}}");
    }

    @Override
    protected Optional<ArgoWorkflowConfig> hanging() {
        return Optional.empty();
    }

    @Override
    protected Optional<ArgoWorkflowConfig> unreachable() {
        return Optional.empty();
    }

    private Map<String, Object> exampleSummary() throws RenderFailure {
        return new Sections(trigger).example(exampleFiring());
    }

    private Map<String, Object> summary(String section, Firing firing) throws RenderFailure {
        return new Sections(trigger).summary(section, firing);
    }

    private String failure(String section) {
        return new Sections(trigger).failure(section);
    }

    private List<String> refusals(String section) {
        return new Sections(trigger).refusals(section);
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("push", "{\"body\":{\"after\":\"abc\"}}");
    }

    @Test
    void submitsTheWorkflowOfTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("operation", "submit")
                .containsEntry("args", List.of("--priority=5"))
                .containsEntry("namespace", "ci");
        assertThat(String.valueOf(exampleSummary().get("object")))
                .contains("value=abc")
                .contains("events.argoproj.io/sensor=sensor-1");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{}"))
                .containsExactly("argoWorkflow trigger does not contain an absolute action", "unknown operation type ");
        assertThat(refusals("{operation: submit-from, source: {}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "submit, 'kind: Workflow', 'failed to trigger the workflow, neither name nor generateName is given'",
        "stop, 'kind: Workflow', 'failed to execute the workflow stop operation, no name is given'",
        "submit-from, 'kind: Workflow, metadata: {name: w}', invalid kind Workflow",
    })
    void failsWhereArgoEventsFails(String operation, String object, String complaint) {
        String section = "{operation: " + operation + ", source: {resource: {apiVersion: v1, " + object + "}}}";
        assertThat(failure(section)).startsWith(complaint);
    }

    @Test
    void submitsFromATemplateInTheSensorsNamespace() throws RenderFailure {
        String section = "{operation: submit-from, source: {resource: {apiVersion: argoproj.io/v1alpha1,"
                + " kind: workflowTEMPLATE, metadata: {name: w}}}}";
        assertThat(summary(section, exampleFiring())).containsEntry("namespace", "team-a");
        assertThat(summary(section, exampleFiring()).toString()).contains("workflowTemplateRef={name=w}");
    }

    @Test
    void otherSourcesAreReadWhenItActs() throws RenderFailure {
        assertThat(summary("{operation: submit, source: {s3: {bucket: {name: b, key: k}}}}", exampleFiring()))
                .containsEntry("source", Map.of("kind", "s3", "bucket", "b", "key", "k", "read", "when it acts"));
    }
}
