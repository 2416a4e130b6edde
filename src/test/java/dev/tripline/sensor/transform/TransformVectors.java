package dev.tripline.sensor.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What Argo Events' transforms make of an event. */
public final class TransformVectors implements VectorChecks {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("transform", TransformVectors::check);
    }

    private static void check(Vector vector) throws EvaluationFailure, IOException {
        JsonNode spec = vector.given().path("transform");
        Transform transform =
                Transform.compile(spec.path("jq").asText(), spec.path("script").asText());
        JsonNode data = vector.event().path("data");
        Body body = data.isNull() ? Body.ABSENT : Body.of(data.asText());
        Event event = new Event("1", "s", "webhook", "e", Optional.empty(), "text/x", Map.of(), body);
        Json json = Json.of(body.bytes());
        if (vector.expectsError()) {
            assertThatThrownBy(() -> transform.apply(event, json, World.real())).isInstanceOf(EvaluationFailure.class);
            return;
        }
        Event changed = transform.apply(event, json, World.real());
        assertThat(changed.id()).isEqualTo("1");
        assertThat(changed.dataContentType()).isEqualTo(transform.leaves(event) ? "text/x" : Event.JSON);
        JsonNode expect = vector.expect();
        assertThat(expect.has("data") || expect.has("dataText")).isTrue();
        if (expect.has("dataText")) {
            assertThat(changed.body().text()).isEqualTo(expect.get("dataText").asText());
        }
        if (expect.has("data")) {
            assertThat(asNumbers(JSON.readTree(changed.body().text()))).isEqualTo(asNumbers(expect.get("data")));
        }
    }

    /** 1 and 1.0 are the same. */
    private static String asNumbers(JsonNode node) throws IOException {
        return JSON.writeValueAsString(JSON.treeToValue(node, Object.class)).replaceAll("(\\d)\\.0(?=[,}\\]]|$)", "$1");
    }
}
