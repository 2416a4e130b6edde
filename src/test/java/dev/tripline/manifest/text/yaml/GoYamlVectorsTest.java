package dev.tripline.manifest.text.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What sigs.k8s.io/yaml 1.4.0 itself made of each text (YAMLToJSON). */
class GoYamlVectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Where we differ on purpose, and why. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            Map.entry("a: !!binary aGVsbG8=", "needs a decoder that no manifest uses; refused with a hint"),
            Map.entry("a: !foo bar", "Go drops tags that it does not know; a tag without effect is refused"),
            Map.entry("a: !!set {b}", "refused like every tag beside the plain ones"),
            Map.entry("a: !!omap [b: c]", "refused like every tag beside the plain ones"),
            Map.entry("a: ! 12", "the parser does not tell the tag ! from none: a number here, text in Go"),
            Map.entry("a: 1\na: 2", "Go takes the last; the first would be lost silently"),
            Map.entry("a:\tb", "the parser takes no tab after a key's colon; refused with a hint"),
            Map.entry("a: 5e-324", "the same double, spelt 4.9E-324 by Java"),
            Map.entry(
                    "{\n\t\"a\": \"\\ud83d\\ude00\\/\",\n\t\"b\":\t[1,\t2]\n}",
                    "JSON's surrogate pairs are read here, Go's YAML reader refuses them"),
            Map.entry("a: [http://x/y?z=1, b]", "Go refuses a URL with ? in a list; SnakeYAML reads it"));

    @TestFactory
    Stream<DynamicTest> sameAsGo() throws IOException {
        return vectors().stream()
                .filter(v -> !DIFFERENCES.containsKey(v.get("yaml").asText()))
                .map(v -> DynamicTest.dynamicTest(v.get("id").asText(), () -> check(v)));
    }

    @Test
    void everyDifferenceIsAVector() throws IOException {
        assertThat(vectors().stream().map(v -> v.get("yaml").asText())).containsAll(DIFFERENCES.keySet());
    }

    private static void check(JsonNode vector) throws IOException {
        Problems problems = new Problems();
        List<Node> documents = YamlDocuments.read("f", vector.get("yaml").asText(), problems);
        if (vector.has("error")) {
            assertThat(problems.hasErrors()).as(vector.toString()).isTrue();
            return;
        }
        assertThat(problems.all()).as(vector.toString()).noneMatch(p -> p.isError());
        Node ours = documents.isEmpty() ? new Node.Nothing(Position.NONE) : documents.getFirst();
        assertThat(plain(JSON.readTree(NodeJson.write(ours))))
                .as(vector.toString())
                .isEqualTo(plain(vector.get("json")));
    }

    /** Numbers by value, whatever their spelling. */
    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        if (node.isArray()) {
            return node.valueStream().map(GoYamlVectorsTest::plain).toList();
        }
        if (node.isObject()) {
            return node.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, m -> plain(m.getValue())));
        }
        return node.toString();
    }

    private static List<JsonNode> vectors() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoYamlVectorsTest.class.getResourceAsStream("/vectors/lang-yaml.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(GoYamlVectorsTest::parsed).toList();
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
