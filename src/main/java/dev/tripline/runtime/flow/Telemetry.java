package dev.tripline.runtime.flow;

import dev.tripline.bus.Bus;
import dev.tripline.event.Event;
import dev.tripline.event.decision.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The figures of the corridor and the living room; the doors keep their own. Labels are names in manifests, never ids. */
@Singleton
public class Telemetry {
    private record Listener(String sensor, String dependency, String result) {}

    private final MeterRegistry registry;
    private final Counter repeated;
    private final Timer undecided;
    private final AtomicInteger deciding = new AtomicInteger();
    private final AtomicInteger acting = new AtomicInteger();
    private final Map<Listener, Counter> verdicts = new ConcurrentHashMap<>();

    Telemetry(MeterRegistry registry, Bus bus) {
        this.registry = registry;
        this.repeated = Counter.builder("tripline.dedup_hits")
                .description("deliveries that were recognised as done already")
                .register(registry);
        this.undecided = Timer.builder("tripline.decision.lag")
                .description("from the event's time to its stored decision")
                .register(registry);
        registry.gauge("tripline.deciding", deciding);
        registry.gauge("tripline.acting", acting);
        registry.gauge("tripline.bus.connected", bus, one -> one.isConnected() ? 1 : 0);
    }

    public void deciding(int change) {
        deciding.addAndGet(change);
    }

    public void acting(int change) {
        acting.addAndGet(change);
    }

    /** Nothing is between delivery and acknowledgement. */
    public boolean isIdle() {
        return deciding.get() == 0 && acting.get() == 0;
    }

    public void repeated() {
        repeated.increment();
    }

    public void decided(Decision decision) {
        // A replay keeps its original's time.
        boolean replay = decision.event().extensions().containsKey(Event.REPLAY_OF);
        decision.event().time().filter(time -> !replay).ifPresent(time -> {
            Duration lag = Duration.between(time, decision.at());
            undecided.record(lag.isNegative() ? Duration.ZERO : lag);
        });
        for (Decision.OfSensor sensor : decision.sensors()) {
            for (Decision.OfDependency dependency : sensor.dependencies()) {
                String result =
                        dependency.passed() ? "passed" : dependency.error().isEmpty() ? "rejected" : "error";
                verdicts.computeIfAbsent(new Listener(sensor.sensor(), dependency.dependency(), result), this::counter)
                        .increment();
            }
        }
    }

    private Counter counter(Listener listener) {
        return Counter.builder("tripline.filter_decisions")
                .tag("sensor", listener.sensor())
                .tag("dependency", listener.dependency())
                .tag("result", listener.result())
                .register(registry);
    }
}
