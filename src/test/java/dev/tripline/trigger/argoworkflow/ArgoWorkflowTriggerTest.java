package dev.tripline.trigger.argoworkflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoWorkflowTriggerTest extends KnownTriggerContract<ArgoWorkflowConfig> {
    @Override
    protected KnownTrigger<ArgoWorkflowConfig> kind() {
        return new ArgoWorkflowTrigger("team-a");
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
        assertThat(summary(section, exampleFiring()).toString()).doesNotContain("labels");
    }

    @Test
    void otherSourcesAreReadWhenItActs() throws RenderFailure {
        assertThat(summary("{operation: submit, source: {s3: {bucket: {name: b, key: k}}}}", exampleFiring()))
                .containsEntry("source", Map.of("kind", "s3", "bucket", "b", "key", "k", "read", "when it acts"));
    }
}
