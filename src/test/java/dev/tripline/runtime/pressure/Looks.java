package dev.tripline.runtime.pressure;

import dev.tripline.bus.watch.BusLook;
import dev.tripline.bus.watch.ConsumerLook;
import dev.tripline.bus.watch.Lookout;
import dev.tripline.bus.watch.StreamLook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at a bus that is not there. */
final class Looks {
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");

    static final PressureSettings DEFAULTS = settings(50, 90, 80);

    private Looks() {}

    static PressureSettings settings(int alarm, int refuse, int resume) {
        return new PressureSettings() {
            @Override
            public int alarm() {
                return alarm;
            }

            @Override
            public int refuse() {
                return refuse;
            }

            @Override
            public int resume() {
                return resume;
            }
        };
    }

    static StreamLook.Limits bytes(long maxBytes) {
        return new StreamLook.Limits(maxBytes, 0, 0, Duration.ZERO, true);
    }

    static StreamLook stream(long first, long last, long bytes, StreamLook.Limits limits) {
        return new StreamLook("default", MADE, first, last, last - first + 1, bytes, limits);
    }

    /** A consumer that was given everything up to one sequence and has done everything up to another. */
    static ConsumerLook decider(long acknowledged, long delivered, long deliveries, long last) {
        return new ConsumerLook(acknowledged, delivered, deliveries, last - delivered, delivered - acknowledged);
    }

    /** All streams, the events stream among them as given. */
    static BusLook bus(StreamLook events, ConsumerLook decider, Optional<Instant> oldest) {
        return new BusLook(streams(events), Optional.of(decider), Optional.empty(), oldest);
    }

    static Map<String, StreamLook> streams(StreamLook events) {
        Map<String, StreamLook> streams = new LinkedHashMap<>();
        for (String name : Lookout.STREAMS) {
            streams.put(name, new StreamLook(name, MADE, 1, 0, 0, 0, bytes(1000)));
        }
        streams.put("default", events);
        return streams;
    }
}
