package dev.tripline.language.duration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Reads durations as Go's {@code time.ParseDuration} does: an optional sign, then numbers with a unit ({@code ns us µs ms s m
 * h}) each, in any order and as often as one likes; a lone {@code 0} needs no unit. There are no days. Fractions below a
 * nanosecond are cut off. The range is that of a signed 64-bit count of nanoseconds. Pure and thread-safe.
 */
public final class GoDuration {
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /** 2^63 as an unsigned number: the greatest magnitude, which only a negative duration can have. */
    private static final long LIMIT = Long.MIN_VALUE;

    private final String text;
    private int at;

    private GoDuration(String text) {
        this.text = text;
    }

    /**
     * The duration that the text stands for.
     *
     * @throws IllegalArgumentException with Go's message, for example {@code time: unknown unit "d" in duration "1d"}
     */
    public static Duration parse(String text) {
        return new GoDuration(text).read();
    }

    /** The duration that the text stands for; empty when it is none. */
    public static Optional<Duration> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Duration read() {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return Duration.ZERO;
        }
        long total = 0;
        do {
            total = withinLimit(total + term());
        } while (at < text.length());
        if (total == LIMIT && !negative) {
            throw invalid();
        }
        return Duration.ofNanos(negative ? -total : total);
    }

    /** One number and its unit, in nanoseconds; unsigned. */
    private long term() {
        int start = at;
        long whole = whole();
        int digits = at - start;
        Fraction fraction = new Fraction(0, 1);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int point = at;
            fraction = fraction();
            digits += at - point;
        }
        if (digits == 0) {
            throw invalid();
        }
        long unit = unit();
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
            throw invalid();
        }
        return withinLimit(whole * unit + fraction.of(unit));
    }

    private long whole() {
        long value = 0;
        for (; isDigit(); at++) {
            if (Long.compareUnsigned(value, Long.divideUnsigned(LIMIT, 10)) > 0) {
                throw invalid();
            }
            value = withinLimit(value * 10 + (text.charAt(at) - '0'));
        }
        return value;
    }

    /** Digits that no longer fit in 64 bits are read over: they are far below a nanosecond. */
    private Fraction fraction() {
        long value = 0;
        double scale = 1;
        boolean full = false;
        for (; isDigit(); at++) {
            full |= value > (Long.MAX_VALUE - 9) / 10;
            if (!full) {
                value = value * 10 + (text.charAt(at) - '0');
                scale *= 10;
            }
        }
        return new Fraction(value, scale);
    }

    private long unit() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && !isDigit()) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("time: missing unit in duration " + quoted(text));
        }
        String name = text.substring(start, at);
        return Optional.ofNullable(NANOS.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "time: unknown unit " + quoted(name) + " in duration " + quoted(text)));
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private long withinLimit(long unsigned) {
        if (Long.compareUnsigned(unsigned, LIMIT) > 0) {
            throw invalid();
        }
        return unsigned;
    }

    private IllegalArgumentException invalid() {
        return new IllegalArgumentException("time: invalid duration " + quoted(text));
    }

    /** Go's quoting in this place: bytes outside of printable ASCII appear as {@code \xNN}. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ') {
                out.append(String.format("\\x%02x", b & 0xff));
            } else if (b == '"' || b == '\\') {
                out.append('\\').append((char) b);
            } else {
                out.append((char) b);
            }
        }
        return out.append('"').toString();
    }

    private record Fraction(long value, double scale) {
        long of(long unit) {
            return (long) (value * (unit / scale));
        }
    }
}
