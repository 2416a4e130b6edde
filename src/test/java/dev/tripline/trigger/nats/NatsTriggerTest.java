package dev.tripline.trigger.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class NatsTriggerTest extends KnownTriggerContract<NatsConfig> {
    @Override
    protected KnownTrigger<NatsConfig> kind() {
        return new NatsTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("door", "{\"body\":{\"name\":\"front\"}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("url", "nats://nats.example.com:4222")
                .containsEntry("subject", "house.doors")
                .containsEntry("token", "secret:nats/token")
                .containsEntry("payload", "{\"door\":\"front\"}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{payload: [{src: {}, dest: x}], parameters: [{}]}"))
                .containsExactly(
                        "nats server url can't be empty",
                        "nats subject can't be empty",
                        "parameter dependency name can't be empty");
    }

    @Test
    void thePayloadMayNotBeMissing() {
        assertThat(refusals("{url: u, subject: s}")).containsExactly("payload can't be nil");
    }

    @Test
    void parametersOfTheSectionEditTheSubjectToo() throws RenderFailure {
        String section =
                "{url: u, subject: s, payload: [], parameters: [{src: {dependencyName: d, dataKey: a}, dest: subject}]}";
        assertThat(summary(section, Samples.firing("d", "{\"a\":\"v\"}"))).containsEntry("subject", "v");
    }
}
