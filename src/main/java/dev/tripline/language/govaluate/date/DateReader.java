package dev.tripline.language.govaluate.date;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads one text by one layout. */
final class DateReader {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int NONE = -1;

    private final String text;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int half = NONE;
    private int offset;

    DateReader(String text) {
        this.text = text;
    }

    OptionalLong read(String layout) {
        for (int i = 0; i < layout.length(); i++) {
            if (!piece(layout.charAt(i))) {
                return OptionalLong.empty();
            }
        }
        return at == text.length() ? seconds() : OptionalLong.empty();
    }

    private OptionalLong seconds() {
        int hours = half == NONE ? hour : hour % 12 + half;
        try {
            return OptionalLong.of(
                    LocalDateTime.of(year, month, day, hours, minute, second).toEpochSecond(ZoneOffset.UTC) - offset);
        } catch (DateTimeException e) { // 30 February
            return OptionalLong.empty();
        }
    }

    private boolean piece(char piece) {
        return switch (piece) {
            case 'W' -> named(WEEKDAYS) != NONE;
            case 'B' -> (month = named(MONTHS) + 1) > 0;
            case 'Y' -> (year = digits(4, 4, 9999)) != NONE;
            case 'M' -> (month = digits(2, 2, 12)) > 0;
            case 'D' -> (day = digits(2, 2, 31)) > 0;
            case 'e' -> (day = digits(1, 2, 31)) > 0;
            case 'H' -> (hour = digits(1, 2, 23)) != NONE;
            case 'I' -> (hour = digits(1, 2, 12)) != NONE;
            case 'm' -> (minute = digits(2, 2, 59)) != NONE;
            case 's' -> (second = digits(2, 2, 59)) != NONE && fraction();
            case 'p' -> (half = half()) != NONE;
            case 'N' -> zoneName();
            case 'o' -> offset("");
            case 'O' -> offset(":");
            case 'z' -> skip('Z') || offset("");
            case 'Z' -> skip('Z') || offset(":");
            case ' ' -> blanks();
            default -> skip(piece);
        };
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /** One blank stands for any number; at the end for none as well. */
    private boolean blanks() {
        boolean there = at == text.length() || text.charAt(at) == ' ';
        while (skip(' ')) {}
        return there;
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private int digits(int least, int most, int greatest) {
        int from = at;
        int number = 0;
        while (at - from < most && isDigit(at)) {
            number = number * 10 + text.charAt(at) - '0';
            at++;
        }
        return at - from < least || number > greatest ? NONE : number;
    }

    private boolean fraction() {
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1)) {
            at++;
            while (isDigit(at)) {
                at++;
            }
        }
        return true;
    }

    private int named(List<String> names) {
        int end = Math.min(text.length(), at + 3);
        int index = names.indexOf(text.substring(at, end).toLowerCase(Locale.ROOT));
        at = end;
        return index;
    }

    /** Hours to add to those of the morning. */
    private int half() {
        int hours = text.startsWith("AM", at) ? 0 : text.startsWith("PM", at) ? 12 : NONE;
        at += 2;
        return hours;
    }

    private boolean zoneName() {
        int length = ZoneName.length(text.substring(at));
        at += length;
        return length > 0;
    }

    private boolean offset(String colon) {
        int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        int hours = digits(2, 2, 24);
        boolean parted = text.startsWith(colon, at);
        at += colon.length();
        int minutes = parted ? digits(2, 2, 60) : NONE;
        offset = sign * (hours * 60 + minutes) * 60;
        return sign != 0 && hours != NONE && minutes != NONE;
    }
}
