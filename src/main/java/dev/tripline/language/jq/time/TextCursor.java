package dev.tripline.language.jq.time;

import java.util.List;

/** Reads the pieces of a written time, one after the other. */
final class TextCursor {
    private static final int MOST_SECONDS_DIGITS = 19;
    private static final int MICROS_DIGITS = 6;
    private static final int ANY_COLONS = 4;

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    private boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    void expect(char c) throws Unreadable {
        if (!sees(c)) {
            throw new Unreadable("expected '" + c + "'");
        }
        at++;
    }

    void expectEnd() throws Unreadable {
        if (at < text.length()) {
            throw new Unreadable("unparsed string \"" + text.substring(at) + '"');
        }
    }

    void skipBlank(boolean allowed) {
        if (allowed && sees(' ')) {
            at++;
        }
    }

    void spaces(char conversion) throws Unreadable {
        int start = at;
        while (at < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new Unreadable("expected a space for \"%" + conversion + '"');
        }
    }

    int sign() {
        if (sees('-')) {
            at++;
            return -1;
        }
        return 1;
    }

    private String digits(int most) {
        int start = at;
        while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    int number(int most, int from, int to, char conversion) throws Unreadable {
        String digits = digits(most);
        int number = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        if (number < from || number > to) {
            throw new Unreadable("cannot parse \"%" + conversion + '"');
        }
        return number;
    }

    long seconds() throws Unreadable {
        String digits = digits(MOST_SECONDS_DIGITS);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Unreadable("cannot parse \"%s\"");
        }
    }

    /** Up to six digits of a fraction, in nanoseconds. */
    int fraction() throws Unreadable {
        int start = at;
        int number = number(MICROS_DIGITS, 0, 999_999, 'f');
        for (int i = at - start; i < MICROS_DIGITS; i++) {
            number *= 10;
        }
        return number * 1000;
    }

    /** The position in the list, from 1. */
    int word(List<String> words, char conversion) throws Unreadable {
        for (int i = 0; i < words.size(); i++) {
            if (text.regionMatches(true, at, words.get(i), 0, words.get(i).length())) {
                at += words.get(i).length();
                return i + 1;
            }
        }
        throw new Unreadable("cannot parse \"%" + conversion + '"');
    }

    /** An abbreviation, which counts as UTC. */
    void zone() throws Unreadable {
        int start = at;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        String name = text.substring(start, at);
        boolean known = switch (name.length()) {
            case 3 -> true;
            case 4 -> name.endsWith("T") || name.equals("WITA");
            case 5 -> name.endsWith("ST");
            default -> false;
        };
        if (!known) {
            throw new Unreadable("cannot parse \"" + name + "\" with \"%Z\"");
        }
    }

    /** Seconds east of UTC: {@code Z}, {@code +hh}, {@code +hhmm}, {@code +hh:mm}, {@code +hh:mm:ss}. */
    int offset(int colons) throws Unreadable {
        if (sees('Z')) {
            at++;
            return 0;
        }
        Unreadable unreadable = new Unreadable("cannot parse \"%" + ":".repeat(colons) + "z\"");
        int sign = sees('-') ? -1 : 1;
        if (!sees('-') && !sees('+')) {
            throw unreadable;
        }
        at++;
        int hours = two(23);
        if (hours < 0) {
            throw unreadable;
        }
        int style = colons;
        if (sees(':')) {
            at++;
            style = colons == 0 ? ANY_COLONS : colons;
        } else if (colons == 1 || colons == 2) {
            throw noColon(colons);
        }
        int minutes = two(59);
        if (minutes < 0 && style != 0 && style != 3) {
            throw unreadable;
        }
        int seconds = minutes >= 0 && style > 1 ? offsetSeconds(style, unreadable) : 0;
        return sign * (hours * 3600 + Math.max(minutes, 0) * 60 + seconds);
    }

    private static Unreadable noColon(int colons) {
        return new Unreadable("expected ':' for \"%" + ":".repeat(colons) + "z\"");
    }

    private int offsetSeconds(int style, Unreadable unreadable) throws Unreadable {
        int before = at;
        int seconds = -1;
        if (sees(':')) {
            at++;
            seconds = two(59);
        } else if (style < 3) {
            throw noColon(style);
        }
        if (seconds < 0) {
            if (style < 3) {
                throw unreadable;
            }
            at = before;
            return 0;
        }
        return seconds;
    }

    /** Two digits, or -1 with nothing read. */
    private int two(int most) {
        int start = at;
        String digits = digits(2);
        if (digits.length() < 2 || Integer.parseInt(digits) > most) {
            at = start;
            return -1;
        }
        return Integer.parseInt(digits);
    }
}
