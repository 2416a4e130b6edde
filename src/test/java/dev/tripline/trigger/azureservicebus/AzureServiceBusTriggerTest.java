package dev.tripline.trigger.azureservicebus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class AzureServiceBusTriggerTest extends KnownTriggerContract<AzureServiceBusConfig> {
    @Override
    protected KnownTrigger<AzureServiceBusConfig> kind() {
        return new AzureServiceBusTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("order", "{\"body\":{\"id\":7}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("queue", "orders")
                .containsEntry("connectionString", "secret:bus/connection")
                .containsEntry("payload", "{\"order\":\"7\"}");
    }

    @Test
    void nothingIsCheckedWhenItIsLoaded() {
        assertThat(refusals("{parameters: [{}], payload: [{operation: merge}]}"))
                .isEmpty();
    }

    @Test
    void withoutPayloadTheAttemptFails() {
        assertThat(failure("{queueName: q}")).isEqualTo("payload parameters are not specified");
    }

    @Test
    void aQueueCountsBeforeATopic() throws RenderFailure {
        assertThat(failure("{payload: []}")).isEqualTo("neither queueName nor topicName is specified");
        assertThat(summary("{topicName: t, payload: []}", exampleFiring())).containsEntry("topic", "t");
        assertThat(summary("{queueName: q, topicName: t, payload: []}", exampleFiring()))
                .containsEntry("queue", "q")
                .doesNotContainKey("topic");
    }
}
