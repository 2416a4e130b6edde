package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class CalendarConfigTest {
    private final Problems problems = new Problems();

    private Optional<CalendarConfig> bind(String json) {
        return Binder.bind(CalendarConfig.class, NodeJson.read(json, Position.NONE), "spec.calendar.ev", problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                          | spec.calendar.ev          | must have either schedule or interval
            {"schedule":"x"}            | spec.calendar.ev.schedule | failed to parse schedule x from calendar event. Cause: expected exactly 5 fields, found 1: [x]
            {"schedule":"0 0 30 2 *"}   | spec.calendar.ev.schedule | schedule 0 0 30 2 * never fires: no date has that day of month in that month, or a field is empty
            {"schedule":", * * * *"}    | spec.calendar.ev.schedule | schedule , * * * * never fires: no date has that day of month in that month, or a field is empty
            {"interval":"1d"}           | spec.calendar.ev.interval | failed to parse interval 1d from calendar event. Cause: time: unknown unit "d" in duration "1d"
            {"interval":"999ms"}        | spec.calendar.ev.interval | interval 999ms is too short
            {"interval":"-5s"}          | spec.calendar.ev.interval | interval -5s is too short
            {"interval":"1s","timezone":"Mars/Base"} | spec.calendar.ev.timezone | unknown time zone Mars/Base
            {"interval":"1s","jitter":"24h"} | spec.calendar.ev.jitter | jitter 24h is a day or more
            {"interval":"1s","startingDeadline":"-1s"} | spec.calendar.ev.startingDeadline | duration -1s is negative
            {"interval":"1s","dst":{"gap":"jump"}} | spec.calendar.ev.dst.gap | dst.gap is "jump"
            {"interval":"1s","dst":{"overlap":"never"}} | spec.calendar.ev.dst.overlap | dst.overlap is "never"
            {"interval":"1s","overlap":"replace"} | spec.calendar.ev.overlap | overlap is "replace"
            {"interval":"1s","persistence":{"catchup":{"enabled":true,"maxDuration":"5x"}}} | spec.calendar.ev.persistence.catchup.maxDuration | time: unknown unit "x" in duration "5x"
            {"interval":"1s","persistence":{"catchup":{"enabled":true,"limit":-1}}} | spec.calendar.ev.persistence.catchup.limit | limit can't be negative
            {"interval":"1s","exclusionDates":["EXDATE:20260230T000000Z"]} | spec.calendar.ev.exclusionDates[0] | failed to parse exclusion date "20260230T000000Z"
            """)
    void refusesWhatCannotWork(String json, String path, String message) {
        assertThat(bind(json)).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    @Test
    void complainsAboutEverythingAtOnce() {
        bind("{\"schedule\":\"x\",\"timezone\":\"y\",\"exclusionDates\":[\"EXDATE:z\"],\"persistence\":{}}");
        assertThat(problems.all()).hasSize(3);
    }

    @Test
    void theScheduleWins() {
        CalendarConfig config =
                bind("{\"schedule\":\"0 0 29 2 *\",\"interval\":\"nonsense\"}").orElseThrow();
        assertThat(config.timetable(Instant.EPOCH, ZoneOffset.UTC).next(Instant.parse("2026-01-01T00:00:00Z")))
                .contains(Instant.parse("2028-02-29T00:00:00Z"));
    }

    private List<String> slots(String json, String after, int most) {
        CalendarConfig config = bind(json).orElseThrow();
        Instant start = Instant.parse(after);
        return config.timetable(start, config.zone(ZoneOffset.UTC)).due(start, Instant.MAX, most).stream()
                .map(Instant::toString)
                .toList();
    }

    @Test
    void aTimeThatTheClockSkipsIsLeftOutOrTakenAtTheEndOfTheGap() {
        String spec = "{\"schedule\":\"15,45 2 * * *\",\"timezone\":\"Europe/Berlin\",\"dst\":{\"gap\":\"%s\"}}";
        String after = "2026-03-28T12:00:00Z"; // on 29 March 02:00 becomes 03:00
        assertThat(slots(spec.formatted("skip"), after, 1)).containsExactly("2026-03-30T00:15:00Z");
        assertThat(slots(spec.formatted("shift"), after, 3))
                .as("once, however many are skipped")
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:15:00Z", "2026-03-30T00:45:00Z");
        assertThat(slots(
                        "{\"schedule\":\"0 3 * * *\",\"timezone\":\"Europe/Berlin\",\"dst\":{\"gap\":\"shift\"}}",
                        after,
                        2))
                .as("its own time, once")
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z");
    }

    @Test
    void aTimeThatComesTwiceIsTakenTwiceOrOnce() {
        String spec = "{\"schedule\":\"30 2 * * *\",\"timezone\":\"Europe/Berlin\",\"dst\":{\"overlap\":\"%s\"}}";
        String after = "2026-10-24T12:00:00Z"; // on 25 October 03:00 becomes 02:00
        assertThat(slots(spec.formatted("both"), after, 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(slots(spec.formatted("first"), after, 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(slots(spec.formatted("last"), after, 2))
                .containsExactly("2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void anExcludedDayIsTheScheduleZonesDay() {
        CalendarConfig config = bind("{\"interval\":\"6h\",\"timezone\":\"America/New_York\","
                        + "\"exclusionDates\":[\"EXDATE:20260102T000000Z\"]}")
                .orElseThrow();
        Instant start = Instant.parse("2026-01-01T22:00:00Z"); // 17:00 in New York
        Timetable timetable = config.timetable(start, config.zone(ZoneOffset.UTC));
        assertThat(timetable.due(start, Instant.parse("2026-01-03T12:00:00Z"), 1_000))
                .containsExactly(
                        Instant.parse("2026-01-02T04:00:00Z"), // still the first of January there
                        Instant.parse("2026-01-03T10:00:00Z"));
    }

    @Test
    void withoutATimezoneTheProcessDecides() {
        CalendarConfig config = bind("{\"schedule\":\"0 9 * * *\"}").orElseThrow();
        assertThat(config.zone(ZoneId.of("Asia/Tokyo"))).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void theExamplesBind() throws IOException {
        try (InputStream in = CalendarConfigTest.class.getResourceAsStream("example.yaml")) {
            bindAll(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
        bindAll(Files.readString(Path.of("examples", "cron", "eventsource.yaml")));
    }

    private void bindAll(String yaml) {
        JsonNode manifest = new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
        JsonNode events = manifest.path("spec").path("calendar");
        assertThat(events).isNotEmpty();
        events.forEach(event -> assertThat(bind(event.toString())).isPresent());
        assertThat(problems.all()).isEqualTo(List.<Problem>of());
    }
}
