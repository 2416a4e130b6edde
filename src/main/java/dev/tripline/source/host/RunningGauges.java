package dev.tripline.source.host;

import dev.tripline.source.host.SourceStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How many events of each event source run, under the name that dashboards made for Argo Events read. For one thread at a time. */
final class RunningGauges {
    private final MeterRegistry registry;
    private final String namespace;
    private final Supplier<List<SourceStatus>> status;
    private final Map<String, Gauge> gauges = new HashMap<>();

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
                registry.remove(gauge.getValue());
            }
            return gone;
        });
        names.forEach(name -> gauges.computeIfAbsent(name, this::gauge));
    }

    private Gauge gauge(String eventSource) {
        return Gauge.builder("argo_events.event_service_running_total", this, gauges -> gauges.running(eventSource))
                .tag("namespace", namespace)
                .tag("eventsource_name", eventSource)
                .register(registry);
    }

    private long running(String eventSource) {
        return status.get().stream()
                .filter(one -> one.origin().eventSource().equals(eventSource) && one.state() == State.RUNNING)
                .count();
    }
}
