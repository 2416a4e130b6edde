package dev.tripline.language.expr.method;

import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those of time.Duration. */
final class DurationMethods {
    static final Map<String, Method<Duration>> BY_NAME = Map.of(
            "Hours", Method.getter(Plain.FLOAT, span -> in(span, 3_600_000_000_000L)),
            "Minutes", Method.getter(Plain.FLOAT, span -> in(span, 60_000_000_000L)),
            "Seconds", Method.getter(Plain.FLOAT, span -> in(span, 1_000_000_000L)),
            "Milliseconds", Method.getter(Plain.INT64, span -> new GoInt64(span.toNanos() / 1_000_000)),
            "Microseconds", Method.getter(Plain.INT64, span -> new GoInt64(span.toNanos() / 1000)),
            "Nanoseconds", Method.getter(Plain.INT64, span -> new GoInt64(span.toNanos())),
            "String", Method.getter(Plain.STRING, GoTime::print),
            "Abs", Method.getter(Plain.DURATION, DurationMethods::size),
            "Round", Method.of(Plain.DURATION, List.of(Plain.DURATION), DurationMethods::rounded),
            "Truncate", Method.of(Plain.DURATION, List.of(Plain.DURATION), DurationMethods::truncated));

    private DurationMethods() {}

    private static double in(Duration span, long unit) {
        long nanos = span.toNanos();
        return nanos / unit + nanos % unit / (double) unit;
    }

    private static Duration size(Duration span) {
        long nanos = span.toNanos();
        return Duration.ofNanos(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos));
    }

    private static long unit(List<@Nullable Object> arguments) {
        return arguments.getFirst() instanceof Duration unit ? unit.toNanos() : 0;
    }

    private static Duration truncated(Duration span, List<@Nullable Object> arguments) {
        long unit = unit(arguments);
        return unit <= 0 ? span : Duration.ofNanos(span.toNanos() - span.toNanos() % unit);
    }

    /** Halves go away from zero; what no longer fits is the greatest. */
    private static Duration rounded(Duration span, List<@Nullable Object> arguments) {
        long unit = unit(arguments);
        if (unit <= 0) {
            return span;
        }
        long nanos = span.toNanos();
        long rest = Math.abs(nanos % unit);
        long sign = nanos < 0 ? -1 : 1;
        if (rest < unit - rest) {
            return Duration.ofNanos(nanos - sign * rest);
        }
        try {
            return Duration.ofNanos(Math.addExact(nanos, sign * (unit - rest)));
        } catch (ArithmeticException e) {
            return Duration.ofNanos(sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }
}
