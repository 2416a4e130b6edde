package dev.tripline.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.bus.Subjects;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Where Argo Events lays events, and how it reads what others have laid there. */
public final class BusVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("bus.subject", BusVectors::subject, "bus.consume", BusVectors::consume);
    }

    private static void subject(Vector vector) {
        JsonNode expect = vector.expect();
        assertThat(Subjects.event(
                        vector.given().get("eventSourceName").asText(),
                        vector.given().get("eventName").asText()))
                .isEqualTo(expect.get("subject").asText());
        StreamConfiguration stream = StreamPlan.all().stream()
                .filter(one -> one.getName().equals(expect.get("stream").asText()))
                .findFirst()
                .orElseThrow();
        List<String> subjects = StreamSupport.stream(
                        expect.get("streamSubjects").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(stream.getSubjects()).isEqualTo(subjects);
    }

    /** What is discarded there lies among the dead letters here. */
    private static void consume(Vector vector) throws MalformedEvent {
        JsonNode given = vector.given();
        String message = given.has("messageText")
                ? given.get("messageText").asText()
                : given.get("message").toString();
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        JsonNode expect = vector.expect();
        if (expect.path("discarded").asBoolean()) {
            assertThatThrownBy(() -> CloudEventJson.decode(bytes)).isInstanceOf(MalformedEvent.class);
            return;
        }
        Event event = CloudEventJson.decode(bytes);
        assertThat(event.source()).isEqualTo(expect.get("eventSourceName").asText());
        assertThat(event.subject()).isEqualTo(expect.get("eventName").asText());
        assertThat(event.body().text()).isEqualTo(expect.get("data").asText());
    }
}
