package dev.tripline.source.host;

import dev.tripline.source.host.SourceStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How many events of each event source run, under the name that dashboards made for Argo Events read, and how many fail. For one thread
 * at a time.
 */
final class RunningGauges {
    private final MeterRegistry registry;
    private final String namespace;
    private final Supplier<List<SourceStatus>> status;
    private final Map<String, List<Gauge>> gauges = new HashMap<>();

    RunningGauges(MeterRegistry registry, String namespace, Supplier<List<SourceStatus>> status) {
        this.registry = registry;
        this.namespace = namespace;
        this.status = status;
    }

    /** These event sources have one each, no others. */
    void now(Set<String> names) {
        gauges.entrySet().removeIf(gauge -> {
            boolean gone = !names.contains(gauge.getKey());
            if (gone) {
                gauge.getValue().forEach(registry::remove);
            }
            return gone;
        });
        names.forEach(name -> gauges.computeIfAbsent(name, one -> List.of(running(one), failing(one))));
    }

    private Gauge running(String eventSource) {
        return Gauge.builder(
                        "argo_events.event_service_running_total",
                        this,
                        gauges -> gauges.count(eventSource, EnumSet.of(State.RUNNING)))
                .tag("namespace", namespace)
                .tag("eventsource_name", eventSource)
                .register(registry);
    }

    private Gauge failing(String eventSource) {
        return Gauge.builder(
                        "tripline.source.failing",
                        this,
                        gauges -> gauges.count(eventSource, EnumSet.of(State.WAITING, State.REFUSED)))
                .tag("source", eventSource)
                .register(registry);
    }

    private long count(String eventSource, Set<State> states) {
        return status.get().stream()
                .filter(one -> one.origin().eventSource().equals(eventSource) && states.contains(one.state()))
                .count();
    }
}
