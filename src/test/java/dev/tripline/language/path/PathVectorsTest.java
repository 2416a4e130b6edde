package dev.tripline.language.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case that gjson answered, answered the same. */
class PathVectorsTest {
    private static final List<JsonNode> CASES = PathVectors.read("lang-gjson.jsonl");

    @Test
    void allCasesAreThere() {
        assertThat(CASES).hasSize(438);
    }

    @TestFactory
    Stream<DynamicTest> answersAsGjsonDoes() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.path("id").asText(), () -> check(c)));
    }

    private static void check(JsonNode vector) {
        JsonNode given = vector.path("given");
        JsonNode expect = vector.path("expect");
        PathValue value = Path.compile(given.path("path").asText())
                .in(Json.of(given.path("json").asText()));
        SoftAssertions.assertSoftly(softly -> {
            String at = given.path("path").asText();
            softly.assertThat(value.exists())
                    .as(at)
                    .isEqualTo(expect.path("exists").asBoolean());
            softly.assertThat(value.type().name())
                    .as(at)
                    .isEqualTo(expect.path("type").asText().toUpperCase(Locale.ROOT));
            softly.assertThat(value.raw()).as(at).isEqualTo(expect.path("raw").asText());
            softly.assertThat(value.string())
                    .as(at)
                    .isEqualTo(expect.path("string").asText());
        });
    }
}
