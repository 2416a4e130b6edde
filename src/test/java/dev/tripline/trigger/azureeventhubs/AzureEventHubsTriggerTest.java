package dev.tripline.trigger.azureeventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class AzureEventHubsTriggerTest extends KnownTriggerContract<AzureEventHubsConfig> {
    @Override
    protected KnownTrigger<AzureEventHubsConfig> kind() {
        return new AzureEventHubsTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("measured", "{\"body\":{\"celsius\":21.5}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("url", "plant.servicebus.windows.net")
                .containsEntry("hub", "temperatures")
                .containsEntry("sharedAccessKeyName", "secret:hub/name")
                .containsEntry("sharedAccessKey", "secret:hub/value")
                .containsEntry("payload", "{\"celsius\":\"21.5\"}");
    }

    @Test
    void nothingIsCheckedWhenItIsLoaded() {
        assertThat(refusals("{parameters: [{}], payload: [{operation: merge}]}"))
                .isEmpty();
    }

    @Test
    void withoutPayloadTheAttemptFails() {
        assertThat(failure("{fqdn: f}")).isEqualTo("payload parameters are not specified");
    }
}
