package dev.tripline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @Test
    void it_reads_what_instants_write() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(0, 32_503_680_000L), random.nextInt(1_000_000_000));
            Instant shorter =
                    Instant.ofEpochSecond(instant.getEpochSecond(), instant.getNano() / 1_000_000 * 1_000_000L);
            Instant whole = Instant.ofEpochSecond(instant.getEpochSecond());
            assertThat(Rfc3339.parse(instant.toString())).isEqualTo(instant);
            assertThat(Rfc3339.parse(shorter.toString())).isEqualTo(shorter);
            assertThat(Rfc3339.parse(whole.toString())).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25T23:59:59.5Z",
                "2024-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-11-25T24:00:00Z",
                "2026-11-25T23:59:59.Z"
            })
    void it_agrees_with_the_library(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void offsets_count() {
        String text = "2026-11-25T23:59:59.25+02:00";
        assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-25",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-25T25:00:00Z",
                "2026-11-25T23:61:00Z",
                "2026-11-25 23:59:59Z",
                "2026-11-25T23:59Z",
                "2026-11-25T23:59:59.1234567890Z",
                "2026-11-2aT23:59:59Z",
                "tomorrow, early in the morningZ"
            })
    void nonsense_is_refused(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
