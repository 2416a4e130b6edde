package dev.tripline.source.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.900Z");

    @ParameterizedTest
    @CsvSource({"0,true", "-300,false", "-299,true", "300,true", "301,false", "86400,false"})
    void five_minutes_are_near(long seconds, boolean near) {
        assertThat(SignedTime.isNear(Long.toString(NOW.getEpochSecond() + seconds), NOW))
                .isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "-1",
        "+1767225600",
        "1767225600.5",
        "' 1767225600'",
        "1767225600x",
        "99999999999999999999",
        "\u0661"
    })
    void what_is_no_number_of_seconds_is_not(String text) {
        assertThat(SignedTime.isNear(text, NOW)).isFalse();
    }
}
