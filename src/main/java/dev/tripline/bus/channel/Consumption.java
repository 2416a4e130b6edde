package dev.tripline.bus.channel;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One durable pull consumer and the flow of its messages into a channel. */
final class Consumption {
    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final int ATTEMPTS_A_COMPLAINT = 10;
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    /**
     * @param filter of subjects; none for all
     * @param ackWait redelivered after this long without a word from us
     */
    record Settings(String stream, String durable, Optional<String> filter, Duration ackWait, int maxAckPending) {}

    private final Bus bus;
    private final Settings settings;
    private final Consumer<Delivery> sink;
    private Optional<MessageConsumer> running = Optional.empty();
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private volatile long suspectUpTo;
    private volatile boolean shut;

    Consumption(Bus bus, Settings settings, Consumer<Delivery> sink) {
        this.bus = bus;
        this.settings = settings;
        this.sink = sink;
    }

    /**
     * @throws BusException when the server does not give the consumer
     */
    synchronized void start() {
        if (running.isPresent()) {
            return;
        }
        try {
            JetStreamManagement management = bus.management();
            suspectUpTo =
                    management.getStreamInfo(settings.stream()).getStreamState().getLastSequence();
            management.addOrUpdateConsumer(settings.stream(), configuration());
            Heartbeat beats = new Heartbeat(settings.ackWait());
            heartbeat.ifPresent(Heartbeat::close);
            heartbeat = Optional.of(beats);
            running = Optional.of(bus.connection()
                    .getStreamContext(settings.stream())
                    .getConsumerContext(settings.durable())
                    .consume(options(), message -> deliver(message, beats.watch(message))));
        } catch (IOException | JetStreamApiException e) {
            throw new BusException("cannot consume stream " + settings.stream() + ": " + e.getMessage(), e);
        }
    }

    private ConsumerConfiguration configuration() {
        ConsumerConfiguration.Builder configuration = ConsumerConfiguration.builder()
                .durable(settings.durable())
                .ackPolicy(AckPolicy.Explicit)
                .deliverPolicy(DeliverPolicy.All)
                .ackWait(settings.ackWait())
                .maxAckPending(settings.maxAckPending());
        settings.filter().ifPresent(configuration::filterSubject);
        return configuration.build();
    }

    private ConsumeOptions options() {
        return ConsumeOptions.builder()
                .batchSize(Math.min(500, settings.maxAckPending()))
                .expiresIn(10_000)
                .build();
    }

    /** After a lost connection: the old flow is dead, a new one begins. Tries until it works or is shut. */
    synchronized void restart() {
        long wait = FIRST_WAIT_MILLIS;
        for (int attempt = 1; !shut; attempt++) {
            try {
                stop();
                start();
                return;
            } catch (BusException e) {
                if (attempt % ATTEMPTS_A_COMPLAINT == 0) {
                    LOG.errorf(
                            "%s; is it there? (nats stream info %s) It is tried again",
                            e.getMessage(), settings.stream());
                }
            }
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(wait / 2, wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
        }
    }

    /** For good: a restart under way gives up. */
    void shut() {
        shut = true;
        stop();
    }

    /** At once: what the client only calls stop would go on with the request under way, for up to its expiry. */
    synchronized void stop() {
        running.ifPresent(Consumption::close);
        running = Optional.empty();
    }

    private static void close(MessageConsumer consumer) {
        try {
            consumer.close();
        } catch (Exception e) {
            LOG.debugf("closing a consumer: %s", e.getMessage());
        }
    }

    private void deliver(Message message, Heartbeat.Beat beat) {
        sink.accept(Delivery.of(message, suspectUpTo, beat::settled));
    }
}
