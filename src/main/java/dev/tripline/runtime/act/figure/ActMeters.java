package dev.tripline.runtime.act.figure;

import dev.tripline.event.Firing;
import dev.tripline.ledger.Burial;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** The figures of what waits and of what was given up. Labels are names in manifests, never ids. Thread-safe. */
@Singleton
public class ActMeters {
    private final MeterRegistry registry;

    public ActMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private static Tags tags(Firing firing) {
        return Tags.of("sensor", firing.sensor(), "trigger", firing.trigger());
    }

    /** A delivery was recognised as done. */
    public void repeated() {
        registry.counter("tripline.dedup_hits").increment();
    }

    public void rateLimited(Firing firing) {
        Counter.builder("tripline.rate_limited")
                .description("times that an action had to wait for its trigger's rateLimit")
                .tags(tags(firing))
                .register(registry)
                .increment();
    }

    public void buried(Firing firing, Burial.Kind kind) {
        Counter.builder("tripline.dead_letters")
                .description("actions that were given up")
                .tags(tags(firing).and("class", kind.word()))
                .register(registry)
                .increment();
    }

    /**
     * @param why {@code resolved} or {@code cooldown}
     */
    public void calledOff(Firing firing, String why) {
        Counter.builder("tripline.called_off")
                .description("actions that were called off before an attempt")
                .tags(tags(firing).and("why", why))
                .register(registry)
                .increment();
    }

    /** Shows a lane from now on. */
    public Gauge lane(Firing of, Supplier<Number> waiting) {
        return Gauge.builder("tripline.lane.waiting", waiting)
                .description("actions that wait for their turn")
                .tags(tags(of))
                .register(registry);
    }

    public void remove(Meter meter) {
        registry.remove(meter);
    }
}
