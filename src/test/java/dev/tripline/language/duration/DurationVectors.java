package dev.tripline.language.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.time.Duration;
import java.util.Map;

/** What Go's time.ParseDuration made of a text. */
public final class DurationVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.duration", DurationVectors::check);
    }

    private static void check(Vector vector) {
        String text = vector.given().path("text").textValue();
        if (vector.expectsError()) {
            assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(text));
        } else {
            assertThat(vector.expect().path("nanos").isIntegralNumber()).isTrue();
            assertThat(GoDuration.parse(text))
                    .isEqualTo(Duration.ofNanos(vector.expect().path("nanos").longValue()));
        }
    }
}
