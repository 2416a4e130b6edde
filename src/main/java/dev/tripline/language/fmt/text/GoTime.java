package dev.tripline.language.fmt.text;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times and spans of time as their String methods print them: {@code 2024-02-29 00:00:00 +0000 UTC}, {@code 1h30m0s}. */
public final class GoTime {
    private static final DateTimeFormatter PLAIN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern(" xx")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private static final long SECOND = 1_000_000_000;

    private GoTime() {}

    /** time.Time's String. */
    public static String print(ZonedDateTime time) {
        return PLAIN.format(time) + " " + zone(time);
    }

    /** The abbreviation of the zone at that time; an offset without a name is its digits. */
    private static String zone(ZonedDateTime time) {
        if (time.getZone().equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        if (time.getZone() instanceof ZoneOffset) {
            return DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(time);
        }
        return ZONE.format(time);
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
            return sign + (size < 1000 ? size + "ns" : size < 1_000_000 ? part(size, 1000) + "µs" : part(size, 1_000_000) + "ms");
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
