package dev.tripline.language.jq.time;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** {@code strptime}, as timefmt-go 0.1.8 does. Used once. */
public final class TimeReading {
    private static final int THURSDAY = 4;

    private final TextCursor in;
    private int year = 1900;
    private int month = 1;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private int century = -1;
    private int yearDay;
    private int week;
    private int weekDay;
    private int weekStart = -1;
    private int offset;
    private boolean afternoon;
    private boolean isoYear;

    private TimeReading(String text) {
        this.in = new TextCursor(text);
    }

    /** The time in UTC. */
    public static LocalDateTime read(String text, String format) throws Unreadable {
        TimeReading reading = new TimeReading(text);
        reading.all(format);
        return reading.time().minusSeconds(reading.offset);
    }

    private void all(String format) throws Unreadable {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                in.expect(c);
                continue;
            }
            int colons = 0;
            for (i++; i < format.length() && format.charAt(i) == ':' && colons < 3; i++) {
                colons++;
            }
            if (i == format.length()) {
                throw new Unreadable(colons == 0 ? "stray \"%\"" : "expected 'z' after \"%" + ":".repeat(colons) + '"');
            }
            if (colons > 0 && format.charAt(i) != 'z') {
                throw new Unreadable("expected 'z' after \"%" + ":".repeat(colons) + '"');
            }
            if (colons > 0) {
                offset = in.offset(colons);
            } else {
                conversion(format.charAt(i));
            }
        }
        in.expectEnd();
    }

    private void conversion(char conversion) throws Unreadable {
        String combined = Words.combined(conversion);
        if (combined == null) {
            if (!date(conversion) && !clock(conversion)) {
                throw new Unreadable("unexpected format \"%" + conversion + '"');
            }
            return;
        }
        for (char part : combined.toCharArray()) {
            if (Character.isLetter(part)) {
                conversion(part);
            } else {
                in.expect(part);
            }
        }
    }

    private boolean date(char c) throws Unreadable {
        switch (c) {
            case 'Y', 'G' -> {
                isoYear |= c == 'G';
                year = in.sign() * in.number(4, 0, 9999, c);
            }
            case 'y', 'g' -> {
                isoYear |= c == 'g';
                int two = in.number(2, 0, 99, c);
                year = two + (two < 69 ? 2000 : 1900);
            }
            case 'C' -> {
                if (in.sign() < 0) {
                    throw new Unreadable("negative century is not supported for \"%C\"");
                }
                century = in.number(2, 0, 99, c);
            }
            case 'm' -> month = in.number(2, 1, 12, c);
            case 'B' -> month = in.word(Words.MONTHS, c);
            case 'b', 'h' -> month = in.word(Words.SHORT_MONTHS, c);
            case 'A' -> weekDay = in.word(Words.DAYS, c);
            case 'a' -> weekDay = in.word(Words.SHORT_DAYS, c);
            case 'w' -> weekDay = in.number(1, 0, 6, c) + 1;
            case 'u' -> weekDay = in.number(1, 1, 7, c) % 7 + 1;
            case 'V' -> week(in.number(2, 1, 53, c), THURSDAY, 2);
            case 'U' -> week(in.number(2, 0, 53, c), 0, 1);
            case 'W' -> week(in.number(2, 0, 53, c), 1, 2);
            case 'e', 'd' -> {
                in.skipBlank(c == 'e');
                day = in.number(2, 1, 31, c);
            }
            case 'j' -> yearDay = in.number(3, 1, 366, c);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void week(int number, int start, int usualDay) {
        week = number;
        weekStart = start;
        weekDay = weekDay == 0 ? usualDay : weekDay;
    }

    private boolean clock(char c) throws Unreadable {
        switch (c) {
            case 'k', 'H' -> {
                in.skipBlank(c == 'k');
                hour = in.number(2, 0, 23, c);
            }
            case 'l', 'I' -> {
                in.skipBlank(c == 'l');
                hour = in.number(2, 1, 12, c) % 12;
            }
            case 'P', 'p' -> afternoon = in.word(Words.HALVES, c) == 2;
            case 'M' -> minute = in.number(2, 0, 59, c);
            case 'S' -> second = in.number(2, 0, 60, c);
            case 's' -> seconds(in.sign() * in.seconds());
            case 'f' -> nanos = in.fraction();
            case 'Z' -> in.zone();
            case 'z' -> offset = in.offset(0);
            case 't', 'n' -> in.spaces(c);
            case '%' -> in.expect('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private void seconds(long epoch) {
        LocalDateTime time = TimeParts.of(new long[] {1970, 0, 1, 0, 0, epoch}, 0);
        year = time.getYear();
        month = time.getMonthValue();
        day = time.getDayOfMonth();
        hour = time.getHour();
        minute = time.getMinute();
        second = time.getSecond();
    }

    private LocalDateTime time() throws Unreadable {
        int wholeYear = century >= 0 ? century * 100 + year % 100 : year;
        long wholeHour = afternoon ? hour + 12L : hour;
        if (day == 0 && yearDay > 0) {
            if (isoYear) {
                throw new Unreadable("use \"%Y\" to parse non-ISO year for \"%j\"");
            }
            return TimeParts.of(new long[] {wholeYear, 0, yearDay, wholeHour, minute, second}, nanos);
        }
        if (day == 0 && weekStart >= 0) {
            return inWeek(wholeYear, wholeHour);
        }
        return TimeParts.of(new long[] {wholeYear, month - 1L, Math.max(day, 1), wholeHour, minute, second}, nanos);
    }

    private LocalDateTime inWeek(int wholeYear, long wholeHour) throws Unreadable {
        if (weekStart == THURSDAY && !isoYear) {
            throw new Unreadable("use \"%G\" to parse ISO year for \"%V\"");
        }
        if (weekStart != THURSDAY && isoYear) {
            throw new Unreadable("use \"%Y\" to parse non-ISO year for \"%U\" or \"%W\"");
        }
        int counted = weekStart > 0 && weekDay == 1 ? week + 1 : week;
        LocalDateTime before = TimeParts.of(new long[] {wholeYear, 0, -weekStart, wholeHour, minute, second}, nanos);
        int from = before.getDayOfWeek() == DayOfWeek.SUNDAY
                ? 0
                : before.getDayOfWeek().getValue();
        return before.plus(counted * 7L - from + weekDay - 1, ChronoUnit.DAYS);
    }
}
