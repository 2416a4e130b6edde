package dev.tripline.manifest.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.List;
import java.util.Map;

/** What Argo Events says of EventBus documents. The two files word their cases differently. */
public final class EventBusVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "validate.eventBus",
                vector -> judge(vector.input(), vector.expect().path("ok"), vector.expect()),
                "validate.eventbus",
                vector -> judge(vector.given().path("spec"), vector.expect().path("valid"), vector.expect()));
    }

    private static void judge(JsonNode spec, JsonNode valid, JsonNode expect) {
        assertThat(spec.isObject()).isTrue();
        assertThat(valid.isBoolean()).isTrue();
        Problems problems = new Problems();
        boolean bound = Binder.bind(EventBusSpec.class, NodeJson.read(spec.toString(), Position.NONE), "spec", problems)
                .isPresent();
        List<String> errors = problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
        assertThat(bound).as("%s", errors).isEqualTo(valid.asBoolean());
        if (expect.has("error")) {
            assertThat(errors.getFirst()).isEqualTo(expect.path("error").asText());
        }
        if (expect.has("errorContains")) {
            assertThat(errors.getFirst()).contains(expect.path("errorContains").asText());
        }
    }
}
