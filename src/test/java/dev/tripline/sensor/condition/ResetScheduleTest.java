package dev.tripline.sensor.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResetScheduleTest {
    private static ResetSchedule of(String... cronAndZone) {
        return ResetSchedule.of(List.of(cronAndZone).stream()
                .map(text -> text.split("@"))
                .map(parts -> new ConditionsReset(
                        Optional.of(new ConditionsReset.ByTime(parts[0], parts.length > 1 ? parts[1] : ""))))
                .toList());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void the_latest_tick_counts_from_its_own_second_on() {
        ResetSchedule daily = of("0 18 * * *@Europe/Berlin");
        assertThat(daily.latest(at("2026-01-10T16:59:59.999Z"))).contains(at("2026-01-09T17:00:00Z"));
        assertThat(daily.latest(at("2026-01-10T17:00:00Z"))).contains(at("2026-01-10T17:00:00Z"));
        assertThat(daily.latest(at("2026-01-10T17:00:00.5Z"))).contains(at("2026-01-10T17:00:00Z"));
    }

    @Test
    void going_back_in_time_asks_again() {
        ResetSchedule hourly = of("0 * * * *");
        assertThat(hourly.latest(at("2026-01-10T05:30:00Z"))).contains(at("2026-01-10T05:00:00Z"));
        assertThat(hourly.latest(at("2026-01-10T03:30:00Z"))).contains(at("2026-01-10T03:00:00Z"));
        assertThat(hourly.latest(at("2026-01-10T06:00:00Z"))).contains(at("2026-01-10T06:00:00Z"));
    }

    @Test
    void of_several_entries_the_latest_tick_counts() {
        ResetSchedule both = of("0 0 * * *", "30 12 * * *");
        assertThat(both.latest(at("2026-01-10T12:29:00Z"))).contains(at("2026-01-10T00:00:00Z"));
        assertThat(both.latest(at("2026-01-10T12:30:00Z"))).contains(at("2026-01-10T12:30:00Z"));
    }

    @Test
    void what_never_ticks_never_resets() {
        assertThat(of("0 0 30 2 *").latest(at("2026-01-10T12:29:00Z"))).isEmpty();
        assertThat(ResetSchedule.never().latest(at("2026-01-10T12:29:00Z"))).isEmpty();
    }
}
