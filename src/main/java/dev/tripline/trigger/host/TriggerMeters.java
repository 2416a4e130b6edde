package dev.tripline.trigger.host;

import dev.tripline.event.Outcome;
import dev.tripline.trigger.host.gate.Circuit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures of one trigger: our own, and those of Argo Events under their names (sensor specification 9). Thread-safe. */
final class TriggerMeters {
    private static final List<String> OUTCOMES = List.of("done", "retry", "rejected", "unknown");

    private final MeterRegistry registry;
    private final List<Meter> all = new ArrayList<>();
    private final Map<String, Counter> attempts = new HashMap<>();
    private final Tags own;
    private final Timer duration;
    private final Counter triggered;
    private final Counter failed;
    private final Counter retriesFailed;
    private final DistributionSummary millis;

    TriggerMeters(MeterRegistry registry, String namespace, String sensor, String trigger) {
        this.registry = registry;
        own = Tags.of("sensor", sensor, "trigger", trigger);
        for (String outcome : OUTCOMES) {
            attempts.put(outcome, counter("tripline.trigger.attempts", own.and("outcome", outcome)));
        }
        duration = keep(Timer.builder("tripline.trigger.duration").tags(own).register(registry));
        Tags argo = Tags.of("namespace", namespace, "sensor_name", sensor, "trigger_name", trigger);
        triggered = counter("argo.events.action.triggered", argo);
        failed = counter("argo.events.action.failed", argo);
        retriesFailed = counter("argo.events.action.retries.failed", argo);
        millis = keep(DistributionSummary.builder("argo.events.action.duration")
                .baseUnit("milliseconds")
                .tags(argo)
                .register(registry));
    }

    /** Shows whether the target is kept away from. */
    void circuit(Circuit circuit) {
        keep(Gauge.builder("tripline.circuit.open", circuit, one -> one.isOpen() ? 1 : 0)
                .tags(own)
                .strongReference(true)
                .register(registry));
    }

    private Counter counter(String name, Tags tags) {
        return keep(Counter.builder(name).tags(tags).register(registry));
    }

    private <M extends Meter> M keep(M meter) {
        all.add(meter);
        return meter;
    }

    void record(Outcome outcome, Duration took, Next next) {
        String word = switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Retry retry -> "retry";
            case Outcome.Rejected rejected -> "rejected";
            case Outcome.Unknown unknown -> "unknown";
        };
        Counter counter = attempts.get(word);
        if (counter != null) {
            counter.increment();
        }
        (outcome instanceof Outcome.Done ? triggered : failed).increment();
        if (next instanceof Next.Bury) {
            retriesFailed.increment();
        }
        duration.record(took);
        millis.record(took.toMillis());
    }

    /** Takes the series out of the registry. */
    void remove() {
        all.forEach(registry::remove);
    }
}
