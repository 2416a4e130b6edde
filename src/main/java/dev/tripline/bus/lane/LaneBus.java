package dev.tripline.bus.lane;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The lanes as the bus sees them. While something holds messages a thread of this class tells the bus so, often enough that
 * it does not deliver them to somebody else. Its calls block for a round trip or two.
 */
@Singleton
public class LaneBus {
    private static final Logger LOG = Logger.getLogger(LaneBus.class);
    private static final String ALL = Subjects.WAITING + "*.*";
    private static final Duration ACK_WAIT = Duration.ofSeconds(15);
    private static final Duration INACTIVE = Duration.ofMinutes(5);

    /** So many messages of a lane may be held or wait for their delay. */
    private static final int MOST_PENDING = 10_000;

    private final Bus bus;
    private final Set<LaneMessage> held = ConcurrentHashMap.newKeySet();
    private Optional<Thread> heartbeat = Optional.empty();

    LaneBus(Bus bus) {
        this.bus = bus;
    }

    /**
     * How many messages each lane holds that holds any.
     *
     * @throws BusException when the bus does not answer
     */
    public Map<String, Long> waiting() {
        return waiting(ALL);
    }

    /** True when a lane holds nothing. */
    public boolean isEmpty(String subject) {
        return waiting(subject).isEmpty();
    }

    private Map<String, Long> waiting(String filter) {
        try {
            return bus
                    .management()
                    .getStreamInfo(Subjects.ACTIONS_STREAM, StreamInfoOptions.filterSubjects(filter))
                    .getStreamState()
                    .getSubjects()
                    .stream()
                    .collect(Collectors.toMap(Subject::getName, Subject::getCount));
        } catch (IOException | JetStreamApiException e) {
            throw new BusException("the lanes cannot be counted: " + e.getMessage(), e);
        }
    }

    /**
     * The lane's consumer, made if it is not there. It goes away by itself when nobody has used it for a while.
     *
     * @throws BusException when the bus does not give it
     */
    public LaneConsumer consumer(String subject) {
        String name = "lane-"
                + UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        try {
            JetStreamManagement management = bus.management();
            management.addOrUpdateConsumer(
                    Subjects.ACTIONS_STREAM,
                    ConsumerConfiguration.builder()
                            .durable(name)
                            .filterSubject(subject)
                            .ackPolicy(AckPolicy.Explicit)
                            .deliverPolicy(DeliverPolicy.All)
                            .ackWait(ACK_WAIT)
                            .maxAckPending(MOST_PENDING)
                            .inactiveThreshold(INACTIVE)
                            .build());
            beat();
            return new LaneConsumer(
                    bus.connection().getStreamContext(Subjects.ACTIONS_STREAM).getConsumerContext(name), held);
        } catch (IOException | JetStreamApiException e) {
            throw new BusException("no consumer for lane " + subject + ": " + e.getMessage(), e);
        }
    }

    private synchronized void beat() {
        if (heartbeat.isEmpty()) {
            heartbeat = Optional.of(Thread.ofVirtual().name("lane-heartbeat").start(this::holdAll));
        }
    }

    /** What is still held is delivered again soon. */
    @PreDestroy
    public synchronized void close() {
        heartbeat.ifPresent(Thread::interrupt);
    }

    private void holdAll() {
        try {
            while (true) {
                Thread.sleep(ACK_WAIT.dividedBy(3));
                held.forEach(LaneMessage::hold);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more heartbeats of lanes");
        }
    }
}
