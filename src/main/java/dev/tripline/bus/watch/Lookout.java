package dev.tripline.bus.watch;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks the server how it is doing. Blocks for round trips, each of which is bounded. */
@ApplicationScoped
public class Lookout {
    /** The streams that it looks at: without one of them nothing works. */
    public static final List<String> STREAMS = List.of(
            Subjects.EVENTS_STREAM,
            Subjects.ACTIONS_STREAM,
            Subjects.LEDGER_STREAM,
            Subjects.DEAD_STREAM,
            Subjects.STATE_STREAM);

    public static final String DECIDER = Subjects.DECIDER;
    public static final String ACTOR = "tripline-actor";

    private static final int NO_STREAM = 10059;
    private static final int NO_CONSUMER = 10014;
    /** What a stored message weighs beside its bytes, headers and subject. */
    private static final int ENVELOPE = 40;

    private final Bus bus;

    public Lookout(Bus bus) {
        this.bus = bus;
    }

    /** @throws BusException when the server does not answer */
    public BusLook look() {
        try {
            JetStreamManagement management = bus.management();
            Map<String, StreamLook> streams = new LinkedHashMap<>();
            for (String name : STREAMS) {
                stream(management, name).ifPresent(stream -> streams.put(name, stream));
            }
            Optional<ConsumerLook> decider = consumer(management, Subjects.EVENTS_STREAM, DECIDER);
            Optional<ConsumerLook> actor = consumer(management, Subjects.ACTIONS_STREAM, ACTOR);
            return new BusLook(
                    streams, decider, actor, oldest(Optional.ofNullable(streams.get(Subjects.EVENTS_STREAM)), decider));
        } catch (IOException | JetStreamApiException e) {
            throw new BusException("the bus does not say how it is doing: " + e.getMessage(), e);
        }
    }

    private static Optional<StreamLook> stream(JetStreamManagement management, String name)
            throws IOException, JetStreamApiException {
        try {
            StreamInfo info = management.getStreamInfo(name);
            StreamState state = info.getStreamState();
            return Optional.of(new StreamLook(
                    name,
                    info.getCreateTime().toInstant(),
                    state.getFirstSequence(),
                    state.getLastSequence(),
                    state.getMsgCount(),
                    state.getByteCount(),
                    limits(info.getConfiguration())));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_STREAM) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static StreamLook.Limits limits(StreamConfiguration configuration) {
        Duration maxAge = configuration.getMaxAge();
        return new StreamLook.Limits(
                Math.max(0, configuration.getMaxBytes()),
                Math.max(0, configuration.getMaxMsgs()),
                Math.max(0, configuration.getMaxMsgsPerSubject()),
                maxAge == null ? Duration.ZERO : maxAge,
                configuration.getDiscardPolicy() != DiscardPolicy.New);
    }

    private static Optional<ConsumerLook> consumer(JetStreamManagement management, String stream, String durable)
            throws IOException, JetStreamApiException {
        try {
            ConsumerInfo info = management.getConsumerInfo(stream, durable);
            long delivered = info.getDelivered().getStreamSequence();
            long deliveries = info.getDelivered().getConsumerSequence();
            long floor = info.getAckFloor().getStreamSequence();
            // Before the first acknowledgement, old servers say 0 though the consumer begins where the stream begins.
            boolean fresh = info.getAckFloor().getConsumerSequence() == 0;
            return Optional.of(new ConsumerLook(
                    fresh ? Math.max(floor, delivered - deliveries) : floor,
                    delivered,
                    deliveries,
                    info.getNumPending(),
                    info.getNumAckPending()));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_CONSUMER || e.getApiErrorCode() == NO_STREAM) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Instant> oldest(Optional<StreamLook> events, Optional<ConsumerLook> decider) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        StreamLook stream = events.get();
        long oldest = Math.max(decider.map(ConsumerLook::acknowledged).orElse(stream.first() - 1) + 1, stream.first());
        return oldest > stream.last()
                ? Optional.empty()
                : message(stream.name(), oldest).map(Lookout::storedAt);
    }

    private static Instant storedAt(Message message) {
        try {
            return Instant.parse(message.getHeaders().getFirst("Nats-Time-Stamp"));
        } catch (DateTimeException | NullPointerException e) {
            throw new BusException("the bus does not say when an event was stored", e);
        }
    }

    /** Empty when it is gone, as one is that was deleted by hand. */
    private Optional<Message> message(String stream, long sequence) {
        try {
            Message answer = bus.connection()
                    .request(
                            "$JS.API.DIRECT.GET." + stream,
                            ("{\"seq\":" + sequence + "}").getBytes(StandardCharsets.UTF_8),
                            Bus.TIMEOUT);
            if (answer == null) {
                throw new BusException("no answer to a read of stream " + stream + " within " + Bus.TIMEOUT);
            }
            return answer.isStatusMessage() || answer.getHeaders() == null ? Optional.empty() : Optional.of(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted while looking at the bus", e);
        }
    }

    /**
     * The mean size in bytes of the messages between two sequences, from a few that are evenly spread; empty when none of them
     * is there.
     */
    public OptionalDouble meanSize(String stream, long from, long to, int samples) {
        long known = 0;
        int found = 0;
        for (int i = 0; i < samples; i++) {
            Optional<Message> message = message(stream, from + (to - from) * i / Math.max(1, samples - 1));
            if (message.isPresent()) {
                known += message.get().getData().length
                        + (message.get().hasHeaders()
                                ? message.get().getHeaders().serializedLength()
                                : 0)
                        + ENVELOPE;
                found++;
            }
        }
        return found == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) known / found);
    }
}
