package dev.tripline.runtime.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Map;
import java.util.Optional;

/** What Argo Events' validating webhook says. */
public final class AdmissionVectors implements VectorChecks {
    /** Rules over all kinds, with a bus that is there unless told otherwise. */
    public static final class Desk implements AutoCloseable {
        private final FrontDoor door = new FrontDoor(SourceBeans::all);
        Optional<String> missing = Optional.empty();
        boolean fails;
        public final Admission admission =
                new Admission(CompilerByHand.of(door.host, TriggersByHand.all()), this::missing);

        private Optional<String> missing(String namespace, String name) {
            if (fails) {
                throw new IllegalStateException("no answer");
            }
            return missing;
        }

        @Override
        public void close() {
            door.close();
        }
    }

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "admission.create", vector -> check(vector, Review.Operation.CREATE),
                "admission.update", vector -> check(vector, Review.Operation.UPDATE),
                "admission.delete", vector -> check(vector, Review.Operation.OTHER));
    }

    private static void check(Vector vector, Review.Operation operation) {
        JsonNode given = vector.given();
        boolean changed = given.path("generationChanged").asBoolean();
        Manifest object = manifest(given, vector.input(), changed ? "2" : "1");
        Optional<Manifest> before =
                Optional.of(given.path("old")).filter(JsonNode::isObject).map(old -> manifest(given, old, "1"));
        try (Desk desk = new Desk()) {
            Ruling ruling = desk.admission.on(new Review(operation, "ns", object, before));
            assertThat(ruling.isAllowed())
                    .as("%s", ruling)
                    .isEqualTo(vector.expect().path("allowed").asBoolean());
            if (vector.expect().has("message")) {
                assertThat(ruling.denial())
                        .isEqualTo(vector.expect().path("message").asText());
            }
        }
    }

    private static Manifest manifest(JsonNode given, JsonNode spec, String generation) {
        Position at = new Position("a", 0, 0);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", given.path("kind").asText());
        object.putObject("metadata").put("name", "a");
        object.set("spec", spec);
        return new Manifest(
                given.path("kind").asText(), "a", generation, (Node.Obj) NodeJson.read(object.toString(), at), at);
    }
}
