package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, UTC, 2026-01-01 00:00:00 +0000 UTC",
        "2020-10-19T22:50:00.000319200Z, UTC, 2020-10-19 22:50:00.0003192 +0000 UTC",
        "2026-07-01T00:00:00Z, Europe/Berlin, 2026-07-01 02:00:00 +0200 CEST",
        "2026-07-01T00:00:00Z, America/New_York, 2026-06-30 20:00:00 -0400 EDT",
        "2026-07-01T00:00:00Z, America/Sao_Paulo, 2026-06-30 21:00:00 -0300 -03",
        "2026-07-01T00:00:00Z, Australia/Lord_Howe, 2026-07-01 10:30:00 +1030 +1030",
    })
    void printsTimesAsGoDoes(Instant instant, ZoneId zone, String text) {
        assertThat(Slot.goTime(instant.atZone(zone))).isEqualTo(text);
    }

    @Test
    void leavesEmptyMetadataOut() {
        Instant slot = Instant.parse("2026-01-01T00:00:01.5Z");
        assertThat(Slot.payload(slot, slot.atZone(ZoneOffset.UTC), Map.of())).satisfies(payload -> {
            assertThat(payload.body().text()).isEqualTo("{\"eventTime\":\"2026-01-01 00:00:01.5 +0000 UTC\"}");
            assertThat(payload.providerId()).contains("2026-01-01T00:00:01Z");
        });
    }
}
