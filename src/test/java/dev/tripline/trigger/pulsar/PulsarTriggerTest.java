package dev.tripline.trigger.pulsar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class PulsarTriggerTest extends KnownTriggerContract<PulsarConfig> {
    @Override
    protected KnownTrigger<PulsarConfig> kind() {
        return new PulsarTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("click", "{\"body\":{\"page\":\"/a\"}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("url", "pulsar+ssl://pulsar.example.com:6651")
                .containsEntry("topic", "persistent://public/default/clicks")
                .containsEntry("token", "secret:pulsar/token")
                .containsEntry("payload", "{\"page\":\"/a\"}");
    }

    @Test
    void nothingIsCheckedWhenItIsLoaded() {
        assertThat(refusals("{parameters: [{}], payload: [{operation: merge}]}"))
                .isEmpty();
    }

    @Test
    void withoutPayloadTheAttemptFails() {
        assertThat(failure("{topic: t}")).isEqualTo("payload parameters are not specified");
    }
}
