package dev.tripline.runtime.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** One key of the state bucket, changed by compare-and-set. */
final class BusRegister implements Register {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BOUND = Bus.TIMEOUT.plusMillis(500);

    private final Bus bus;
    private final String key;
    private final InstantSource clock;

    /** @param name of the lease */
    BusRegister(Bus bus, String name, InstantSource clock) {
        this.bus = bus;
        this.key = Subjects.lease(name);
        this.clock = clock;
    }

    @Override
    public Optional<Entry> read() throws Refusal {
        Optional<Stored> stored = within(bus.last(Subjects.STATE_STREAM, key));
        return stored.isPresent() ? Optional.of(entry(stored.get())) : Optional.empty();
    }

    /** What nobody can read is nobody's. */
    private static Entry entry(Stored stored) {
        String version = Long.toString(stored.sequence());
        try {
            JsonNode text = JSON.readTree(stored.body());
            return new Entry(
                    text.path("holder").asText(),
                    Duration.ofSeconds(text.path("termSeconds").asLong()),
                    text.path("changes").asInt(),
                    version);
        } catch (IOException e) {
            return new Entry("", Duration.ZERO, 0, version);
        }
    }

    @Override
    public Entry write(Entry next, Optional<Entry> before) throws Refusal {
        long expected = before.map(entry -> Long.parseLong(entry.version())).orElse(0L);
        long sequence = within(bus.publish(Publication.revision(key, text(next), expected)))
                .getSeqno();
        return new Entry(next.holder(), next.term(), next.changes(), Long.toString(sequence));
    }

    private byte[] text(Entry entry) {
        var text = JSON.createObjectNode()
                .put("holder", entry.holder())
                .put("termSeconds", entry.term().toSeconds())
                .put("changes", entry.changes())
                .put("at", clock.instant().toString());
        try {
            return JSON.writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object of texts and numbers can be written", e);
        }
    }

    private static <T> T within(Uni<T> answer) throws Refusal {
        try {
            return answer.await().atMost(BOUND);
        } catch (BusException.Conflict e) {
            throw new Refusal(Reason.CHANGED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new Refusal(Reason.AWAY, String.valueOf(e.getMessage()), e);
        }
    }
}
