package dev.tripline.runtime.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.stream.StreamReconciler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each sensor began to listen: after the newest event of the moment it was accepted. A changed sensor keeps its place, a
 * removed one loses it. Kept in the state bucket. Blocks for round trips, each bounded.
 */
@ApplicationScoped
public class Starts {
    private static final TypeReference<Map<String, Long>> SEQUENCES = new TypeReference<>() {};
    private static final int MOST_CONFLICTS = 20;

    private final Bus bus;
    private final StreamReconciler streams;
    private final ObjectMapper mapper;

    Starts(Bus bus, StreamReconciler streams, ObjectMapper mapper) {
        this.bus = bus;
        this.streams = streams;
        this.mapper = mapper;
    }

    /**
     * @param complete true when these are all sensors there are: others are forgotten
     * @return for each of the sensors, the sequence after which it sees events
     * @throws BusException when the bus does not take it
     */
    public Map<String, Long> accept(Set<String> sensors, boolean complete) {
        for (int attempt = 1; ; attempt++) {
            Optional<Stored> stored =
                    bus.last(Subjects.STATE_STREAM, Subjects.starts()).await().atMost(Bus.TIMEOUT.multipliedBy(2));
            Map<String, Long> known = stored.map(this::read).orElse(Map.of());
            Map<String, Long> next = next(known, sensors, complete);
            if (next.equals(known)) {
                return next;
            }
            try {
                bus.publish(Publication.revision(
                                Subjects.starts(),
                                mapper.writeValueAsBytes(next),
                                stored.map(Stored::sequence).orElse(0L)))
                        .await()
                        .atMost(Bus.TIMEOUT.multipliedBy(2));
                return next;
            } catch (BusException.Conflict e) {
                if (attempt == MOST_CONFLICTS) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Map<String, Long> next(Map<String, Long> known, Set<String> sensors, boolean complete) {
        Map<String, Long> next = new HashMap<>(known);
        if (complete) {
            next.keySet().retainAll(sensors);
        }
        long newest = streams.newestEvent();
        // A stream that was made anew counts from 1 again: all of it came after these sensors.
        next.replaceAll((sensor, start) -> start > newest ? 0 : start);
        sensors.forEach(sensor -> next.putIfAbsent(sensor, newest));
        return next;
    }

    private Map<String, Long> read(Stored stored) {
        try {
            return mapper.readValue(stored.body(), SEQUENCES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
