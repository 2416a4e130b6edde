package dev.tripline.runtime.pressure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.watch.BusLook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Which streams there were when Tripline ran last, kept in the state bucket. Blocks for round trips, each bounded. */
@ApplicationScoped
class Memory {
    private static final Logger LOG = Logger.getLogger(Memory.class);
    private static final TypeReference<Map<String, String>> CREATED = new TypeReference<>() {};
    private static final String KEY = Subjects.STATE + "streams";

    private final Bus bus;
    private final ObjectMapper mapper;

    Memory(Bus bus, ObjectMapper mapper) {
        this.bus = bus;
        this.mapper = mapper;
    }

    /**
     * Compares, and remembers what is there now.
     *
     * @return what is not as it was, a sentence each
     * @throws BusException when the bus does not answer
     */
    List<String> compare(BusLook look) {
        Optional<Stored> stored = bus.last(Subjects.STATE_STREAM, KEY).await().atMost(Bus.TIMEOUT.multipliedBy(2));
        Map<String, String> before = stored.map(this::read).orElse(Map.of());
        Map<String, String> now = new TreeMap<>();
        look.streams().forEach((name, stream) -> now.put(name, stream.created().toString()));
        List<String> changes = new ArrayList<>();
        now.forEach((name, created) -> {
            String was = before.getOrDefault(name, created);
            if (!was.equals(created)) {
                changes.add("stream " + name + " was made anew while Tripline did not run: at " + created
                        + ", the one of the last run at " + was
                        + ". What was in it is gone unless it was brought back");
            }
        });
        if (!now.equals(before)) {
            remember(now, stored.map(Stored::sequence).orElse(0L));
        }
        return changes;
    }

    private void remember(Map<String, String> now, long revision) {
        try {
            bus.publish(Publication.revision(KEY, mapper.writeValueAsBytes(now), revision))
                    .await()
                    .atMost(Bus.TIMEOUT.multipliedBy(2));
        } catch (BusException.Conflict e) {
            LOG.debug("another replica remembers the streams at the same time");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> read(Stored stored) {
        try {
            return mapper.readValue(stored.body(), CREATED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
