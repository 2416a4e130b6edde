package dev.tripline.language.fmt.text;

import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZonedDateTime;

/** Times and spans of time as their String methods print them: {@code 2024-02-29 00:00:00 +0000 UTC}, {@code 1h30m0s}. */
public final class GoTime {
    private static final long SECOND = 1_000_000_000;

    private GoTime() {}

    /** time.Time's String. */
    public static String print(ZonedDateTime time) {
        return GoLayout.format(time, "2006-01-02 15:04:05.999999999 -0700 MST");
    }

    /** time.Duration's String: {@code 0s}, {@code 1.5ms}, {@code 1h0m0s}. */
    public static String print(Duration span) {
        long nanos = span.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        long size = nanos < 0 ? -nanos : nanos;
        if (Long.compareUnsigned(size, SECOND) < 0) {
            return sign
                    + (size < 1000
                            ? size + "ns"
                            : size < 1_000_000 ? part(size, 1000) + "µs" : part(size, 1_000_000) + "ms");
        }
        long seconds = Long.divideUnsigned(size, SECOND);
        String rest = part(seconds % 60 * SECOND + Long.remainderUnsigned(size, SECOND), SECOND) + "s";
        if (seconds < 60) {
            return sign + rest;
        }
        long minutes = seconds / 60;
        return sign + (minutes < 60 ? "" : minutes / 60 + "h") + minutes % 60 + "m" + rest;
    }

    private static String part(long size, long unit) {
        String fraction = Long.toString(unit + size % unit).substring(1).replaceFirst("0+$", "");
        return size / unit + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
