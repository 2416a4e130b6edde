package dev.tripline.language.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every edit that sjson made, made the same. */
class JsonEditVectorsTest {
    private static final List<JsonNode> CASES = PathVectors.read("lang-sjson.jsonl");

    @Test
    void allCasesAreThere() {
        assertThat(CASES).hasSize(223);
    }

    @TestFactory
    Stream<DynamicTest> editsAsSjsonDoes() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.path("id").asText(), () -> check(c)));
    }

    private static void check(JsonNode vector) throws PathException {
        JsonNode given = vector.path("given");
        if (vector.path("expect").path("error").asBoolean()) {
            assertThatThrownBy(() -> edit(given)).isInstanceOf(PathException.class);
        } else {
            assertThat(edit(given))
                    .as(given.path("path").asText())
                    .isEqualTo(vector.path("expect").path("json").asText());
        }
    }

    private static String edit(JsonNode given) throws PathException {
        String json = given.path("json").asText();
        String dest = given.path("path").asText();
        return given.has("raw")
                ? JsonEdit.setRaw(json, dest, given.path("raw").asText())
                : JsonEdit.set(json, dest, given.path("value").asText());
    }
}
