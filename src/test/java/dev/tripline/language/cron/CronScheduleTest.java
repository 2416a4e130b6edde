package dev.tripline.language.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CronScheduleTest {
    /** What Go returns where we return nothing. */
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    record Golden(String id, String schedule, Instant last, ZoneId zone, boolean error, List<String> next) {
        @Override
        public String toString() {
            return id + " " + schedule;
        }
    }

    static Stream<Golden> golden() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = CronScheduleTest.class.getResourceAsStream("/vectors/lang-cron.jsonl")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> read(json, line)).toList().stream();
        }
    }

    private static Golden read(ObjectMapper json, String line) {
        try {
            JsonNode row = json.readTree(line);
            JsonNode given = row.path("given");
            return new Golden(
                    row.path("id").asText(),
                    given.path("schedule").asText(),
                    OffsetDateTime.parse(given.path("last").asText()).toInstant(),
                    GoZone.parse(given.path("zone").asText("")),
                    !row.path("expect").has("next"),
                    StreamSupport.stream(row.path("expect").path("next").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void behavesAsRobfigCronDoes(Golden golden) {
        if (golden.error()) {
            assertThatThrownBy(() -> CronSchedule.parse(golden.schedule()))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        CronSchedule schedule = CronSchedule.parse(golden.schedule());
        List<String> next = new ArrayList<>();
        Instant last = golden.last();
        for (int i = 0; i < golden.next().size(); i++) {
            last = schedule.next(last, golden.zone()).orElse(ZERO_TIME);
            next.add(inGoFormat(last, golden.zone()));
        }
        assertThat(next).isEqualTo(golden.next());
    }

    private static String inGoFormat(Instant instant, ZoneId zone) {
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .withZone(zone)
                .format(instant)
                .replace("+1000", "1000"); // Java marks years beyond 9999
        return text;
    }

    @Test
    void theGoldenFileIsWhole() throws IOException {
        assertThat(golden()).hasSize(134);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                  | empty spec string
            @daily              | parser does not accept descriptors: @daily
            0 0 0 1 1 *         | expected exactly 5 fields, found 6: [0 0 0 1 1 *]
            TZ=Bad/Zone * * * * * | provided bad location Bad/Zone: unknown time zone Bad/Zone
            TZ=UTC              | want a blank and five fields after the time zone: TZ=UTC
            60 * * * *          | end of range (60) above maximum (59): 60
            * * 0 * *           | beginning of range (0) below minimum (1): 0
            9-5 * * * *         | beginning of range (9) beyond end of range (5): 9-5
            1-2-3 * * * *       | too many hyphens: 1-2-3
            */5/2 * * * *       | too many slashes: */5/2
            */0 * * * *         | step of range should be a positive number: */0
            */-1 * * * *        | negative number (-1) not allowed: -1
            x * * * *           | failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax
            99999999999999999999 * * * * | failed to parse int from 99999999999999999999: strconv.Atoi: parsing "99999999999999999999": value out of range
            """)
    void refusesWithRobfigsWords(String schedule, String message) {
        assertThatThrownBy(() -> CronSchedule.parse(schedule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void endsAtOnceWhenTheZoneLeavesTheDayOut() {
        // Samoa went from 29 to 31 December 2011; robfig never returns here.
        assertThat(CronSchedule.parse("0 0 30 12 *")
                        .next(Instant.parse("2011-12-28T12:00:00Z"), GoZone.parse("Pacific/Apia")))
                .contains(Instant.parse("2012-12-29T10:00:00Z"));
    }

    @Test
    void keepsTheDayWhereMidnightIsLeftOut() {
        // Sao Paulo had no midnight on Sunday, 4 November 2018; robfig would fire on that Sunday.
        assertThat(CronSchedule.parse("0 5 * * sat")
                        .next(Instant.parse("2018-11-03T12:00:00Z"), GoZone.parse("America/Sao_Paulo")))
                .contains(Instant.parse("2018-11-10T07:00:00Z"));
    }

    @Test
    void takesOnlyNamesOfTheZoneDatabase() {
        assertThat(GoZone.parse("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(GoZone.parse("")).isEqualTo(ZoneOffset.UTC);
        assertThatThrownBy(() -> GoZone.parse("+02:00")).hasMessage("unknown time zone +02:00");
        assertThatThrownBy(() -> GoZone.parse("GMT+2")).hasMessage("unknown time zone GMT+2");
    }
}
