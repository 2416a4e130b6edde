package dev.tripline.language.template.method;

import static dev.tripline.language.template.method.Bound.getter;

import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Those of {@code time.Duration}. */
final class SpanMethods {
    private static final long SECOND = 1_000_000_000;

    private static final Map<String, Bound<Duration>> ALL = Map.of(
            "Hours", getter(span -> in(span, 3600 * SECOND)),
            "Minutes", getter(span -> in(span, 60 * SECOND)),
            "Seconds", getter(span -> in(span, SECOND)),
            "Milliseconds", getter(span -> new GoInt64(span.toNanos() / 1_000_000)),
            "Microseconds", getter(span -> new GoInt64(span.toNanos() / 1000)),
            "Nanoseconds", getter(span -> new GoInt64(span.toNanos())),
            "Abs", getter(Duration::abs),
            "String", getter(GoTime::print));

    private SpanMethods() {}

    static Optional<GoFunction> find(Duration span, String name) {
        return Bound.to(span, ALL.get(name));
    }

    /** Whole units and the rest apart, which keeps more digits. */
    private static Double in(Duration span, long unit) {
        long nanos = span.toNanos();
        return (double) (nanos / unit) + (double) (nanos % unit) / unit;
    }
}
