package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.field.WatchPathConfig;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.plan.SourcePlan;
import dev.tripline.source.host.plan.SourcesProvided;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Argo Events says when event sources are looked at, before anything runs. */
public final class ValidationVectors implements VectorChecks {
    private static final String NAME = "es";
    private static final SourcePlan PLAN =
            new SourcePlan(new SourceKinds(SourceBeans.all(selector -> Optional.empty())));

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "validate.eventSource",
                ValidationVectors::event,
                "validate.eventSourceObject",
                ValidationVectors::object,
                "validate.tls",
                vector -> part(vector, TLSConfig.class),
                "validate.sasl",
                vector -> part(vector, SASLConfig.class),
                "validate.watchPathConfig",
                vector -> part(vector, WatchPathConfig.class),
                "cloudevent",
                ValidationVectors::type);
    }

    private static void event(Vector vector) {
        String key = SourceBeans.find(vector.given().path("type").asText()).key();
        ObjectNode spec = SourceVectors.JSON.createObjectNode();
        spec.putObject(key).set("ev", object(vector.input()));
        plan(vector, spec);
    }

    private static void object(Vector vector) {
        SourcesProvided provided = plan(vector, object(vector.input()));
        JsonNode condition = vector.expect().path("condition");
        assertThat(condition.path("type").asText()).isEqualTo(SourcesProvided.TYPE);
        assertThat(provided.status() ? "True" : "False")
                .isEqualTo(condition.path("status").asText());
        assertThat(provided.reason()).isEqualTo(condition.path("reason").asText());
        assertThat(provided.message())
                .isEqualTo(condition.path("message").asText().replace("<eventSourceName>", NAME));
    }

    private static SourcesProvided plan(Vector vector, JsonNode spec) {
        Problems problems = new Problems();
        SourcePlan.Planned planned = PLAN.of(FrontDoor.eventSource(NAME, spec.toString()), problems);
        List<String> errors = problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
        judged(vector, errors);
        assertThat(planned.provided().status()).isEqualTo(errors.isEmpty());
        if (errors.isEmpty()) {
            int events = 0;
            for (JsonNode section : spec) {
                events += section.size();
            }
            assertThat(planned.bindings()).hasSize(events);
        }
        return planned.provided();
    }

    private static void part(Vector vector, Class<? extends Checked> type) {
        JsonNode input = vector.input();
        judged(vector, input.isNull() ? List.of() : complaints(type.asSubclass(Record.class), object(input)));
    }

    private static <R extends Record> List<String> complaints(Class<R> type, JsonNode input) {
        Node node = NodeJson.read(input.toString(), Position.NONE);
        Record bound = Binder.bind(type, node, "part", new Problems()).orElseThrow();
        Complaints complaints = new Complaints();
        ((Checked) bound).check(complaints);
        return complaints.all().stream().map(Complaint::message).toList();
    }

    /** The first complaint is what Argo Events says; where it refuses without a word, any of ours will do. */
    static void judged(Vector vector, List<String> errors) {
        JsonNode expect = vector.expect();
        assertThat(expect.path("ok").isBoolean()).as("expect.ok is given").isTrue();
        assertThat(errors.isEmpty())
                .as("%s", errors)
                .isEqualTo(expect.path("ok").asBoolean());
        String whole = expect.path("error").asText();
        if (!whole.isEmpty()) {
            assertThat(errors.getFirst()).isEqualTo(whole);
        }
        if (expect.has("errorContains")) {
            assertThat(errors.getFirst()).contains(expect.path("errorContains").asText());
        }
    }

    private static void type(Vector vector) {
        assertThat(vector.expect().properties())
                .as("only the type is looked at")
                .hasSize(1);
        SourceKind<?> kind = SourceBeans.find(vector.given().path("specField").asText());
        assertThat(kind.key()).isEqualTo(vector.given().path("specField").asText());
        assertThat(kind.type()).isEqualTo(vector.expect().path("type").asText());
    }

    private static JsonNode object(JsonNode node) {
        assertThat(node.isObject()).as("%s is an object", node).isTrue();
        return node;
    }
}
