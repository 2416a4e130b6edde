package dev.tripline.language.sprig.date;

import static dev.tripline.language.function.GoType.ANY;

import dev.tripline.language.World;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.sprig.number.Integers;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans of time as text. */
public final class SpanFunctions {
    private static final long SECOND = 1_000_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;

    /** From the largest; a month has 30 days, a year 365. */
    private static final List<Map.Entry<Long, String>> UNITS = List.of(
            Map.entry(365 * DAY, "y"),
            Map.entry(30 * DAY, "mo"),
            Map.entry(DAY, "d"),
            Map.entry(HOUR, "h"),
            Map.entry(60 * SECOND, "m"),
            Map.entry(SECOND, "s"));

    private SpanFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("ago", SpanFunctions::ago, ANY)
                .add("duration", a -> GoTime.print(Duration.ofNanos(seconds(a.any(0)) * SECOND)), ANY)
                .add("durationRound", a -> rounded(nanos(a.any(0), a.world())), ANY)
                .functions();
    }

    /** To the nearest second. */
    private static String ago(Arguments arguments) {
        Duration span = DateFunctions.since(DateFunctions.time(arguments.any(0), arguments.world()), arguments.world());
        long nanos = span.toNanos();
        long part = nanos % SECOND;
        long rounded = nanos - part;
        if (Math.abs(part) >= SECOND / 2) {
            long next = rounded + (nanos < 0 ? -SECOND : SECOND);
            boolean overflow = next < 0 != nanos < 0;
            rounded = overflow ? (nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : next;
        }
        return GoTime.print(Duration.ofNanos(rounded));
    }

    private static long seconds(@Nullable Object value) {
        return switch (value) {
            case String text -> Integers.parse(text, 10).value();
            case GoInt64 number -> number.value();
            case null, default -> 0;
        };
    }

    private static long nanos(@Nullable Object value, World world) {
        return switch (value) {
            case String text -> parsed(text);
            case GoInt64 number -> number.value();
            case ZonedDateTime time -> DateFunctions.since(time, world).toNanos();
            case null, default -> 0;
        };
    }

    private static long parsed(String text) {
        try {
            return GoDuration.parse(text).toNanos();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** The largest unit that fits more than once, and how often, without a sign. */
    private static String rounded(long nanos) {
        long size = nanos < 0 ? -nanos : nanos;
        for (Map.Entry<Long, String> unit : UNITS) {
            if (Long.compareUnsigned(size, unit.getKey()) > 0) {
                return Long.divideUnsigned(size, unit.getKey()) + unit.getValue();
            }
        }
        return "0s";
    }
}
