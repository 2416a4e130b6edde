package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.source.host.http.HookSink.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The meters of one event: Tripline's own, and those that dashboards made for Argo Events read (source specification 10). */
final class DoorMeters {
    private final Counter received;
    private final Counter filtered;
    private final Counter filterFailed;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final Counter sent;
    private final Counter sentFailed;
    private final Counter processingFailed;
    private final DistributionSummary duration;

    DoorMeters(MeterRegistry registry, String namespace, Origin origin) {
        Tags own = Tags.of("source", origin.eventSource(), "event", origin.event());
        received = registry.counter("tripline.events.received", own);
        filtered = registry.counter("tripline.events.filtered", own.and("verdict", "rejected"));
        filterFailed = registry.counter("tripline.events.filtered", own.and("verdict", "failed"));
        for (Refusal reason : Refusal.values()) {
            refused.put(
                    reason,
                    registry.counter(
                            "tripline.events.refused",
                            own.and("reason", reason.name().toLowerCase(Locale.ROOT))));
        }
        Tags argo = Tags.of("namespace", namespace, "eventsource_name", origin.eventSource())
                .and("event_name", origin.event());
        sent = registry.counter("argo_events.events_sent", argo);
        sentFailed = registry.counter("argo_events.events_sent_failed", argo);
        processingFailed = registry.counter("argo_events.events_processing_failed", argo);
        duration = registry.summary("argo_events.event_processing_duration_milliseconds", argo);
    }

    void received() {
        received.increment();
    }

    void filtered() {
        filtered.increment();
    }

    void filterFailed() {
        filterFailed.increment();
        processingFailed.increment();
    }

    void refused(Refusal reason) {
        refused.getOrDefault(reason, received).increment();
        if (reason == Refusal.ERROR) {
            processingFailed.increment();
        }
    }

    void stored(long nanos) {
        sent.increment();
        duration.record(nanos / 1_000_000);
    }

    void notStored(long nanos) {
        sentFailed.increment();
        processingFailed.increment();
        duration.record(nanos / 1_000_000);
    }
}
