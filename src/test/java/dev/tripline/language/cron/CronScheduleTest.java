package dev.tripline.language.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
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

    @ParameterizedTest
    @CsvSource({
        // strictly before, and a second before at that
        "0 * * * *,UTC,2024-05-01T10:00:00Z,2024-05-01T09:00:00Z",
        "0 * * * *,UTC,2024-05-01T10:00:00.9Z,2024-05-01T09:00:00Z",
        "0 * * * *,UTC,2024-05-01T10:00:01Z,2024-05-01T10:00:00Z",
        "0 0 29 2 *,UTC,2024-02-28T00:00:00Z,2020-02-29T00:00:00Z",
        // left out: 02:30 on 10 March; repeated: 01:30 on 3 November
        "30 2 * * *,America/New_York,2024-03-11T00:00:00Z,2024-03-09T07:30:00Z",
        "30 1 * * *,America/New_York,2024-11-03T12:00:00Z,2024-11-03T06:30:00Z",
        "30 1 * * *,America/New_York,2024-11-03T06:30:00Z,2024-11-03T05:30:00Z",
        // Berlin's repeated hour, where Argo Events searches for ever
        "0 1 * * *,Europe/Berlin,2024-10-27T00:10:00Z,2024-10-26T23:00:00Z",
        // midnight left out, a whole day left out, half an hour left out and repeated
        "30 23 3 11 *,America/Sao_Paulo,2018-11-05T00:00:00Z,2018-11-04T02:30:00Z",
        "0 0 * * *,America/Sao_Paulo,2018-11-04T12:00:00Z,2018-11-03T03:00:00Z",
        "0 12 30 12 *,Pacific/Apia,2011-12-31T12:00:00Z,2010-12-30T22:00:00Z",
        "45 1 * * *,Australia/Lord_Howe,2024-04-07T00:00:00Z,2024-04-06T15:15:00Z",
        "45 1 * * *,Australia/Lord_Howe,2024-10-06T00:00:00Z,2024-10-05T15:15:00Z",
        "TZ=Asia/Tokyo 0 0 * * *,UTC,2024-05-01T00:00:00Z,2024-04-30T15:00:00Z"
    })
    void looksBack(String schedule, String zone, Instant before, Instant expected) {
        assertThat(CronSchedule.parse(schedule).previous(before, GoZone.parse(zone)))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", ", * * * *", "0 0 29 2 *"})
    void looksBackForFiveYearsOnly(String schedule) {
        assertThat(CronSchedule.parse(schedule).previous(Instant.parse("1904-02-28T00:00:00Z"), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void takesOnlyNamesOfTheZoneDatabase() {
        assertThat(GoZone.parse("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(GoZone.parse("")).isEqualTo(ZoneOffset.UTC);
        assertThatThrownBy(() -> GoZone.parse("+02:00")).hasMessage("unknown time zone +02:00");
        assertThatThrownBy(() -> GoZone.parse("GMT+2")).hasMessage("unknown time zone GMT+2");
    }
}
