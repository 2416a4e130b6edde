package dev.tripline.bus.channel;

import io.nats.client.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * Tells the server about messages that take long to work on, so that it does not deliver them again meanwhile. Watching one
 * costs a place in a queue; only those that take longer than a third of the ack wait cost a word on the wire.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    /** A message until it is settled; the queue forgets its bytes at once. */
    static final class Beat {
        private volatile Optional<Message> message;
        private volatile long due;

        private Beat(Message message, long due) {
            this.message = Optional.of(message);
            this.due = due;
        }

        void settled() {
            message = Optional.empty();
        }
    }

    private final long every;
    private final Queue<Beat> beats = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    Heartbeat(Duration ackWait) {
        this.every = ackWait.toNanos() / 3;
        this.thread = Thread.ofVirtual().name("bus-heartbeat").start(this::run);
    }

    Beat watch(Message message) {
        Beat beat = new Beat(message, System.nanoTime() + every);
        beats.add(beat);
        return beat;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(Duration.ofNanos(every / 10));
                long now = System.nanoTime();
                for (Beat head = beats.peek(); head != null && head.due - now <= 0; head = beats.peek()) {
                    beats.poll();
                    head.message.ifPresent(Heartbeat::tell);
                    if (head.message.isPresent()) {
                        head.due = now + every;
                        beats.add(head);
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("no more heartbeats");
        }
    }

    private static void tell(Message message) {
        try {
            message.inProgress();
        } catch (IllegalStateException e) {
            LOG.debugf("no heartbeat while the bus is away: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
