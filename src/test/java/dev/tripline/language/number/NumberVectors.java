package dev.tripline.language.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Map;

/** How Go prints a number in three ways. Infinities have no third one. */
public final class NumberVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.number", NumberVectors::check);
    }

    private static void check(Vector vector) {
        JsonNode expect = vector.expect();
        assertThat(expect.propertyStream().map(Map.Entry::getKey))
                .contains("float64String", "printV")
                .isSubsetOf("float64String", "printV", "jsonEncoded");
        double x = GoNumber.parseOrZero(vector.given().path("text").textValue());
        assertThat(GoNumber.plain(x)).isEqualTo(expect.path("float64String").asText());
        assertThat(GoNumber.print(x)).isEqualTo(expect.path("printV").asText());
        if (expect.has("jsonEncoded")) {
            assertThat(GoNumber.json(x)).isEqualTo(expect.path("jsonEncoded").asText());
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> GoNumber.json(x));
        }
    }
}
