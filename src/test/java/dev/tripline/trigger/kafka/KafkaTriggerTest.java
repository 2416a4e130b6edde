package dev.tripline.trigger.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTriggerTest extends KnownTriggerContract<KafkaConfig> {
    @Override
    protected KnownTrigger<KafkaConfig> kind() {
        return new KafkaTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("measured", "{\"body\":{\"celsius\":21.5}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("url", "kafka.example.com:9092")
                .containsEntry("topic", "temperatures")
                .containsEntry("key", "plant-1")
                .containsEntry("headers", Map.of("origin", "tripline", "x-tenant", "secret:tenant/id"))
                .containsEntry("payload", "{\"celsius\":21.5}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{payload: [{dest: x}], parameters: [{operation: merge}]}"))
                .containsExactly(
                        "broker url must not be empty", "topic must not be empty", "parameter source can't be empty");
    }

    @Test
    void headersMayStandInAConfigMap() throws RenderFailure {
        String section =
                "{url: u, topic: t, payload: [], schemaRegistry: {url: r, schemaId: 3}, secureHeaders: [{name: h,"
                        + " valueFrom: {configMapKeyRef: {name: n, key: k}}}, {name: i}]}";
        assertThat(summary(section, exampleFiring()))
                .containsEntry("headers", Map.of("h", "configmap:n/k", "i", "nothing"))
                .containsEntry("encoding", "Avro, schema 3 of r")
                .containsEntry("payloadBytes", 0);
    }

    @Test
    void aParameterThatIsNotCheckedFailsTheAttempt() {
        String section = "{url: u, topic: t, payload: [], parameters: [{src: {dependencyName: d, value: v}, dest: url,"
                + " operation: merge}]}";
        assertThat(failure(section)).isEqualTo("unsupported trigger parameter operation: merge");
    }

    @Test
    void thePayloadMayNotBeMissing() {
        assertThat(refusals("{url: u, topic: t}")).containsExactly("payload must not be empty");
    }
}
