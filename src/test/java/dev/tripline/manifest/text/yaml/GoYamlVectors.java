package dev.tripline.manifest.text.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What sigs.k8s.io/yaml 1.4.0 itself made of each text (YAMLToJSON). */
public final class GoYamlVectors implements VectorChecks {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.yaml", GoYamlVectors::check);
    }

    private static void check(Vector vector) throws Exception {
        Problems problems = new Problems();
        List<Node> documents =
                YamlDocuments.read("f", vector.given().path("yaml").textValue(), problems);
        if (vector.expectsError()) {
            assertThat(problems.hasErrors()).isTrue();
            return;
        }
        assertThat(problems.all()).noneMatch(Problem::isError);
        Node ours = documents.isEmpty() ? new Node.Nothing(Position.NONE) : documents.getFirst();
        assertThat(plain(JSON.readTree(NodeJson.write(ours))))
                .isEqualTo(plain(vector.expect().required("json")));
    }

    /** Numbers by value, whatever their spelling. */
    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        if (node.isArray()) {
            return node.valueStream().map(GoYamlVectors::plain).toList();
        }
        if (node.isObject()) {
            return node.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, m -> plain(m.getValue())));
        }
        return node.toString();
    }
}
