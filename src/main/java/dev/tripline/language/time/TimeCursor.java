package dev.tripline.language.time;

import java.util.List;

/** A place in a text that tells a time, and the number read last. */
final class TimeCursor {
    static final int NOTHING = -1;

    private final String text;
    private int at;
    private int value = NOTHING;

    TimeCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    int value() {
        return value;
    }

    boolean atEnd() {
        return at == text.length();
    }

    String rest() {
        return text.substring(at);
    }

    private char letter(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private boolean isDigit(int ahead) {
        return letter(ahead) >= '0' && letter(ahead) <= '9';
    }

    /** Blanks stand for any number of blanks, none included at the end; all else for itself. */
    boolean skip(String literal) {
        int i = 0;
        while (i < literal.length()) {
            if (literal.charAt(i) == ' ') {
                if (!atEnd() && letter(0) != ' ') {
                    return false;
                }
                while (i < literal.length() && literal.charAt(i) == ' ') {
                    i++;
                }
                blanks(Integer.MAX_VALUE);
            } else if (atEnd() || letter(0) != literal.charAt(i)) {
                return false;
            } else {
                i++;
                at++;
            }
        }
        return true;
    }

    /** Skips so many at most. Always true. */
    boolean blanks(int most) {
        for (int i = 0; i < most && letter(0) == ' '; i++) {
            at++;
        }
        return true;
    }

    boolean word(String word) {
        boolean here = text.startsWith(word, at);
        at += here ? word.length() : 0;
        return here;
    }

    /** As many digits as there are, up to the most. */
    boolean digits(int least, int most) {
        int count = 0;
        int number = 0;
        while (count < most && isDigit(count)) {
            number = number * 10 + letter(count) - '0';
            count++;
        }
        if (count < least) {
            return false;
        }
        at += count;
        value = number;
        return true;
    }

    /** A name out of the list, whose index is then the value. */
    boolean name(List<String> names, boolean whole) {
        value = Names.find(names, text, at, whole);
        if (value == NOTHING) {
            return false;
        }
        at += whole ? names.get(value).length() : 3;
        return true;
    }

    /** 0 when there is none. */
    int sign() {
        int sign = letter(0) == '+' ? 1 : letter(0) == '-' ? -1 : 0;
        at += Math.abs(sign);
        return sign;
    }

    boolean atFraction() {
        return (letter(0) == '.' || letter(0) == ',') && isDigit(1);
    }

    /**
     * A point or comma and digits, whose value is nanoseconds; what is below is cut off.
     *
     * @param count how many digits, or 0 for all that are there
     */
    boolean fraction(int count) {
        if (!atFraction()) {
            return false;
        }
        int digits = 0;
        int nanos = 0;
        for (int unit = 100_000_000; isDigit(1 + digits) && (count == 0 || digits < count); unit /= 10) {
            nanos += unit * (letter(1 + digits) - '0');
            digits++;
        }
        if (digits < count) {
            return false;
        }
        at += 1 + digits;
        value = nanos;
        return true;
    }

    /** An abbreviation, {@code GMT+3} or {@code +03}; empty when there is none. */
    String zoneName() {
        int length = zoneNameLength();
        String name = text.substring(at, at + length);
        at += length;
        return name;
    }

    private int zoneNameLength() {
        if (text.startsWith("ChST", at) || text.startsWith("MeST", at)) {
            return 4;
        }
        if (text.startsWith("GMT", at)) {
            return 3 + signedHours(3);
        }
        if (letter(0) == '+' || letter(0) == '-') {
            return signedHours(0);
        }
        int upper = 0;
        while (upper < 6 && letter(upper) >= 'A' && letter(upper) <= 'Z') {
            upper++;
        }
        boolean name = upper == 3
                || upper == 4 && (letter(3) == 'T' || text.startsWith("WITA", at))
                || upper == 5 && letter(4) == 'T';
        return name ? upper : 0;
    }

    /** The length of {@code +3} or {@code -11}, which is at most 23; 0 when it does not stand there. */
    private int signedHours(int ahead) {
        if (letter(ahead) != '+' && letter(ahead) != '-') {
            return 0;
        }
        int digits = 0;
        int hours = 0;
        while (isDigit(ahead + 1 + digits) && hours < 100) {
            hours = hours * 10 + letter(ahead + 1 + digits) - '0';
            digits++;
        }
        return digits == 0 || hours > 23 ? 0 : 1 + digits;
    }
}
