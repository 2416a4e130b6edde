package dev.tripline.language.cron;

import java.math.BigInteger;
import java.util.Locale;

/** One element of a field's list. {@code first <= last} and {@code step >= 1} hold. */
record CronRange(long first, long last, long step, boolean unrestricted) {
    static CronRange parse(String text, CronField.Kind kind) {
        String[] parts = text.split("/", -1);
        String[] ends = parts[0].split("-", -1);
        boolean whole = ends[0].equals("*") || ends[0].equals("?");
        long first = whole ? kind.min : value(ends[0], kind);
        long last = first;
        if (whole) {
            last = kind.max; // robfig never looks at what follows a star: "?-5" is "?"
        } else if (ends.length == 2) {
            last = value(ends[1], kind);
        } else if (ends.length > 2) {
            throw new IllegalArgumentException("too many hyphens: " + text);
        }
        if (parts.length > 2) {
            throw new IllegalArgumentException("too many slashes: " + text);
        }
        boolean stepped = parts.length == 2;
        long step = stepped ? number(parts[1]) : 1;
        if (stepped && ends.length == 1) {
            last = kind.max;
        }
        check(first, last, step, kind, text);
        return new CronRange(first, last, step, whole && step == 1);
    }

    private static void check(long first, long last, long step, CronField.Kind kind, String text) {
        if (first < kind.min) {
            throw new IllegalArgumentException(
                    "beginning of range (%d) below minimum (%d): %s".formatted(first, kind.min, text));
        }
        if (last > kind.max) {
            throw new IllegalArgumentException(
                    "end of range (%d) above maximum (%d): %s".formatted(last, kind.max, text));
        }
        if (first > last) {
            throw new IllegalArgumentException(
                    "beginning of range (%d) beyond end of range (%d): %s".formatted(first, last, text));
        }
        if (step == 0) {
            throw new IllegalArgumentException("step of range should be a positive number: " + text);
        }
    }

    private static long value(String text, CronField.Kind kind) {
        int name = kind.names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? kind.min + name : number(text);
    }

    private static long number(String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw unreadable(text, "invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() > 63) {
            throw unreadable(text, "value out of range");
        }
        if (number.signum() < 0) {
            throw new IllegalArgumentException("negative number (%s) not allowed: %s".formatted(number, text));
        }
        return number.longValueExact();
    }

    private static IllegalArgumentException unreadable(String text, String why) {
        return new IllegalArgumentException(
                "failed to parse int from %s: strconv.Atoi: parsing \"%s\": %s".formatted(text, text, why));
    }

    long bits() {
        long bits = 0;
        for (long value = first; value <= last; value += Math.min(step, Long.SIZE)) {
            bits |= 1L << value;
        }
        return bits;
    }
}
