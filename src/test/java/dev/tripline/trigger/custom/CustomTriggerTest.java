package dev.tripline.trigger.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomTriggerTest extends KnownTriggerContract<CustomConfig> {
    @Override
    protected KnownTrigger<CustomConfig> kind() {
        return new CustomTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("ticket", "{\"body\":{\"team\":\"a\",\"number\":7}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("url", "assigner.tools:9000")
                .containsEntry("certificate", "secret:assigner/ca.pem")
                .containsEntry("spec", Map.of("team", "support", "shift", "night"))
                .containsEntry("parameters", "1, applied to what the server makes of spec")
                .containsEntry("payload", "{\"ticket\":\"7\"}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{secure: true, parameters: [{}]}"))
                .containsExactly(
                        "custom trigger gRPC server url is not defined",
                        "trigger body can't be empty",
                        "certSecret can't be nil when the trigger server connection is secure",
                        "parameter source can't be empty",
                        "parameter destination can't be empty");
    }

    @Test
    void thePayloadIsNotChecked() {
        assertThat(refusals("{serverURL: u, spec: {}, payload: [{}]}")).isEmpty();
        assertThat(failure("{serverURL: u, spec: {}, payload: [{dest: x}]}")).contains("has no src");
    }
}
