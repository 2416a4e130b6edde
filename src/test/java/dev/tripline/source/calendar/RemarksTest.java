package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.Listener.Scheduled.Agenda;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemarksTest {
    private static Agenda agenda(String json, String from, String until) {
        Problems problems = new Problems();
        CalendarConfig config = Binder.bind(
                        CalendarConfig.class, NodeJson.read(json, Position.NONE), "spec.calendar.ev", problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
        return new CalendarSource(new FakeScheduler(), new MutableClock(from), new SimpleMeterRegistry())
                .agenda(config, Instant.parse(from), Instant.parse(until));
    }

    private static List<String> remarks(String json, String from, String until) {
        return agenda(json, from, until).remarks().stream()
                .map(remark -> remark.at() + " " + remark.text())
                .toList();
    }

    private static List<String> inBerlin(String schedule, String dst, String from, String until) {
        return remarks(
                "{\"schedule\":\"%s\",\"timezone\":\"Europe/Berlin\",\"dst\":{%s}}".formatted(schedule, dst),
                from,
                until);
    }

    @Test
    void theClockGoesForward() {
        String from = "2026-03-01T00:00:00Z";
        String until = "2026-04-01T00:00:00Z";
        assertThat(inBerlin("30 2 * * *", "", from, until))
                .containsExactly(
                        "2026-03-29T01:00:00Z the clock goes forward from 02:00 to 03:00: 02:30 skipped, left out");
        assertThat(inBerlin("15,45 2 * * *", "\"gap\":\"shift\"", from, until))
                .containsExactly("2026-03-29T01:00:00Z the clock goes forward from 02:00 to 03:00: 02:15 and 1 more"
                        + " skipped, shifted to 03:00");
        assertThat(inBerlin("30 4 * * *", "", from, until)).as("hits no slot").isEmpty();
        assertThat(inBerlin("30 2 * * *", "", from, "2026-03-28T00:00:00Z"))
                .as("later")
                .isEmpty();
    }

    @Test
    void theClockGoesBack() {
        String from = "2026-10-24T00:00:00Z";
        String until = "2026-10-26T00:00:00Z";
        String what = "2026-10-25T01:00:00Z the clock goes back from 03:00 to 02:00: 02:30 repeated, taken ";
        assertThat(inBerlin("30 2 * * *", "", from, until)).containsExactly(what + "twice");
        assertThat(inBerlin("30 2 * * *", "\"overlap\":\"first\"", from, until))
                .containsExactly(what + "the first time");
        assertThat(inBerlin("30 2 * * *", "\"overlap\":\"last\"", from, until)).containsExactly(what + "the last time");
        assertThat(remarks(
                        "{\"schedule\":\"TZ=America/New_York 30 2 * * *\",\"timezone\":\"Europe/Berlin\"}",
                        from,
                        until))
                .as("the schedule's own zone counts")
                .isEmpty();
    }

    @Test
    void excludedDaysThatWouldHaveHadSlots() {
        String spec = "{\"schedule\":\"0 9,17 * * mon-fri\",\"exclusionDates\":"
                + "[\"EXDATE:20261225T000000Z,20261226T000000Z,20270101T000000Z\"]}";
        assertThat(remarks(spec, "2026-12-20T00:00:00Z", "2026-12-31T00:00:00Z"))
                .containsExactly("2026-12-25T00:00:00Z 2026-12-25 is excluded: 2 slots left out");
        assertThat(remarks(spec, "2026-12-25T12:00:00Z", "2026-12-25T13:00:00Z"))
                .containsExactly("2026-12-25T00:00:00Z 2026-12-25 is excluded: 1 slot left out");
    }

    @Test
    void anIntervalIsCountedFromTheStart() {
        Agenda interval = agenda("{\"interval\":\"10s\"}", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        assertThat(interval.absolute()).isFalse();
        Agenda schedule = agenda(
                "{\"schedule\":\"0 9 * * *\",\"timezone\":\"Asia/Tokyo\",\"jitter\":\"5m\"}",
                "2026-01-01T00:00:00Z",
                "2026-02-01T00:00:00Z");
        assertThat(schedule.absolute()).isTrue();
        assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(schedule.grace()).isGreaterThan(Duration.ofMinutes(5));
    }
}
