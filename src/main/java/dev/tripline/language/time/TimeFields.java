package dev.tripline.language.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What a text has told about a time so far. */
final class TimeFields {
    private static final int NONE = Integer.MIN_VALUE;

    int year;
    int month = NONE;
    int day = NONE;
    int yearDay = NONE;
    int hour;
    int minute;
    int second;
    int nanos;
    boolean afternoon;
    boolean forenoon;
    boolean utc;
    int offset = NONE;
    String zoneName = "";

    /**
     * @throws IllegalArgumentException what is out of range
     */
    ZonedDateTime time(ZoneId local) {
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (forenoon && hour == 12) {
            hour = 0;
        }
        return in(local, date(), LocalTime.of(hour, minute, second, nanos));
    }

    private LocalDate date() {
        if (yearDay != NONE) {
            if (yearDay < 1 || yearDay > Year.of(year).length()) {
                throw new IllegalArgumentException("day-of-year out of range");
            }
            LocalDate date = LocalDate.ofYearDay(year, yearDay);
            if (month != NONE && month != date.getMonthValue() || day != NONE && day != date.getDayOfMonth()) {
                throw new IllegalArgumentException("day-of-year does not match month or day");
            }
            return date;
        }
        try {
            return LocalDate.of(year, month == NONE ? 1 : month, day == NONE ? 1 : day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("day out of range", e);
        }
    }

    private ZonedDateTime in(ZoneId local, LocalDate date, LocalTime clock) {
        if (utc) {
            return ZonedDateTime.of(date, clock, ZoneOffset.UTC);
        }
        if (offset != NONE) {
            ZonedDateTime time = ZonedDateTime.of(date, clock, ZoneOffset.ofTotalSeconds(offset));
            ZonedDateTime here = time.withZoneSameInstant(local);
            boolean same = here.getOffset().getTotalSeconds() == offset
                    && (zoneName.isEmpty() || zoneName.equals(ZoneName.of(here)));
            return same ? here : time;
        }
        ZonedDateTime here = ZonedDateTime.of(date, clock, local);
        if (zoneName.isEmpty() || zoneName.equals(ZoneName.of(here))) {
            return here;
        }
        // As Go does it: the clock is taken for that of UTC.
        return ZonedDateTime.of(date, clock, ZoneOffset.UTC).withZoneSameInstant(ZoneOffset.ofHours(hoursOfGmt()));
    }

    /** {@code GMT+3} has an offset; other names are nobody's. */
    private int hoursOfGmt() {
        if (zoneName.length() <= 3 || !zoneName.startsWith("GMT")) {
            return 0;
        }
        int hours = Integer.parseInt(zoneName.substring(3));
        return Math.abs(hours) <= 18 ? hours : 0;
    }
}
