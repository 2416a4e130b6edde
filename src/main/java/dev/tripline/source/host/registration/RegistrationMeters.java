package dev.tripline.source.host.registration;

import dev.tripline.event.Origin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The figures of one event's registration. */
final class RegistrationMeters implements AutoCloseable {
    /** What came of a place. */
    enum Result {
        CREATED,
        UPDATED,
        REMOVED,
        FAILED
    }

    private final MeterRegistry registry;
    private final Map<Result, Counter> results = new EnumMap<>(Result.class);
    private final AtomicInteger failing = new AtomicInteger();
    private final Gauge gauge;

    RegistrationMeters(MeterRegistry registry, Origin origin) {
        this.registry = registry;
        Tags own = Tags.of("source", origin.eventSource(), "event", origin.event());
        for (Result result : Result.values()) {
            results.put(
                    result,
                    registry.counter(
                            "tripline.hook.registrations",
                            own.and("result", result.name().toLowerCase(Locale.ROOT))));
        }
        gauge = Gauge.builder("tripline.hooks.failing", failing, AtomicInteger::get)
                .tags(own)
                .register(registry);
    }

    void count(Result result) {
        Counter counter = results.get(result);
        if (counter != null) {
            counter.increment();
        }
    }

    void failing(int places) {
        failing.set(places);
    }

    @Override
    public void close() {
        registry.remove(gauge);
    }
}
