package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the build leaves in {@code target/kubernetes} is what {@code K8s/events/argo-events} says, said out as Kubernetes understands it. */
class GeneratedManifestsIT {
    private static final Path GENERATED = Path.of("target/kubernetes/kubernetes.yml");
    /** Fields that say what Kubernetes takes for said when they are left out. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "successThreshold", "1",
            "failureThreshold", "3",
            "initialDelaySeconds", "0",
            "scheme", "HTTP",
            "protocol", "TCP",
            "type", "ClusterIP");

    private static Map<String, JsonNode> objects(Path file) {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (Thing thing : Thing.in(file)) {
            ObjectNode plain = thing.json().deepCopy();
            plain(plain);
            objects.put(thing.kind() + "/" + thing.name(), plain);
        }
        return objects;
    }

    private static void plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            DEFAULTS.forEach((field, value) -> {
                if (object.path(field).asText().equals(value)) {
                    object.remove(field);
                }
            });
            object.remove(List.of("app.quarkus.io/quarkus-version", "app.kubernetes.io/managed-by"));
            if (object.has("httpGet") && object.at("/httpGet/port").asText().equals("http")) {
                ((ObjectNode) object.get("httpGet")).put("port", 8420);
            }
        }
        node.forEach(GeneratedManifestsIT::plain);
        if (node instanceof ObjectNode object
                && object.path("annotations").isObject()
                && object.path("annotations").isEmpty()) {
            object.remove("annotations");
        }
    }

    @Test
    void theBuildMakesWhatStandsInTheFolder() {
        Map<String, JsonNode> generated = objects(GENERATED);
        assertThat(generated).containsOnlyKeys("Deployment/tripline", "Service/tripline", "ServiceAccount/tripline");
        Map<String, JsonNode> written = objects(Path.of("K8s/events/argo-events/tripline.yaml"));
        generated.forEach((name, object) ->
                assertThat(object.toPrettyString()).as(name).isEqualTo(sameOrder(written.get(name), object)));
    }

    /** As text, so that a difference is readable; with the fields in the order of the other. */
    private static String sameOrder(JsonNode written, JsonNode order) {
        return written.equals(order) ? order.toPrettyString() : written.toPrettyString();
    }
}
