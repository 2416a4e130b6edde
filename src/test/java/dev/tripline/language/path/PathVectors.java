package dev.tripline.language.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/** What gjson answered and what sjson wrote. */
public final class PathVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.gjson", PathVectors::answer, "lang.sjson", PathVectors::edit);
    }

    private static Set<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static void answer(Vector vector) {
        JsonNode given = vector.given();
        JsonNode expect = vector.expect();
        assertThat(names(given)).containsExactlyInAnyOrder("json", "path");
        assertThat(names(expect)).containsExactlyInAnyOrder("exists", "type", "raw", "string");
        String path = given.path("path").asText();
        PathValue value = Path.compile(path).in(Json.of(given.path("json").asText()));
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(value.exists())
                    .as(path)
                    .isEqualTo(expect.path("exists").asBoolean());
            softly.assertThat(value.type().name())
                    .as(path)
                    .isEqualTo(expect.path("type").asText().toUpperCase(Locale.ROOT));
            softly.assertThat(value.raw()).as(path).isEqualTo(expect.path("raw").asText());
            softly.assertThat(value.string())
                    .as(path)
                    .isEqualTo(expect.path("string").asText());
        });
    }

    private static void edit(Vector vector) throws PathException {
        JsonNode given = vector.given();
        assertThat(names(given)).isIn(Set.of("json", "path", "value"), Set.of("json", "path", "raw"));
        if (vector.expectsError()) {
            assertThatThrownBy(() -> edited(given)).isInstanceOf(PathException.class);
        } else {
            assertThat(names(vector.expect())).containsExactly("json");
            assertThat(edited(given))
                    .as(given.path("path").asText())
                    .isEqualTo(vector.expect().path("json").asText());
        }
    }

    private static String edited(JsonNode given) throws PathException {
        String json = given.path("json").asText();
        String path = given.path("path").asText();
        return given.has("raw")
                ? JsonEdit.setRaw(json, path, given.path("raw").asText())
                : JsonEdit.set(json, path, given.path("value").asText());
    }
}
