package dev.tripline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.embedded.EmbeddedServer;
import dev.tripline.bus.embedded.NatsBinary;
import dev.tripline.bus.embedded.Options;
import dev.tripline.bus.stream.StreamReconciler;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real nats-server with data for this test alone, a connection, and the streams when they are asked for. */
public final class RunningBus implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(10);

    public final EmbeddedServer server;
    public final Bus bus = new Bus();
    public final StreamReconciler streams = new StreamReconciler(bus);
    private boolean halted;

    public RunningBus() throws InterruptedException {
        server = EmbeddedServer.start(Options.temporary().withBinary(NatsBinary.path()));
        bus.connect(new BusAddress(
                server.url().toString(),
                Optional.of(new BusAddress.Login(
                        server.credentials().user(), server.credentials().password()))));
    }

    public RunningBus withStreams() {
        assertThat(streams.reconcile()).isEmpty();
        return this;
    }

    public PublishAck publish(Publication publication) {
        return bus.publish(publication).await().atMost(LONG);
    }

    public PublishAck publish(String subject, String id) {
        return publish(Publication.of(subject, id, id.getBytes(StandardCharsets.UTF_8)));
    }

    public Optional<Stored> last(String stream, String subject) {
        return bus.last(stream, subject).await().atMost(LONG);
    }

    /**
     * The next deliveries of a stream, under a durable name; those that are not settled come again after a second.
     *
     * @param most how many; fewer when there are no more
     */
    public List<Delivery> deliveries(String stream, String durable, int most)
            throws IOException, JetStreamApiException {
        ConsumerConfiguration configuration = ConsumerConfiguration.builder()
                .durable(durable)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofSeconds(1))
                .maxAckPending(10_000)
                .build();
        management().addOrUpdateConsumer(stream, configuration);
        JetStreamSubscription subscription =
                bus.connection().jetStream().subscribe(null, PullSubscribeOptions.bind(stream, durable));
        List<Delivery> found = subscription.fetch(most, Duration.ofSeconds(3)).stream()
                .map(message -> Delivery.of(message, 0, () -> {}))
                .toList();
        subscription.unsubscribe();
        return found;
    }

    public JetStreamManagement management() throws IOException {
        return bus.management();
    }

    /** The server keeps its connections and answers nobody. */
    public void halt() throws IOException, InterruptedException {
        halted = true;
        signal("-STOP");
        Path state = Path.of("/proc", Long.toString(server.pid()), "stat");
        if (Files.exists(state)) {
            // The signal is sent before it has its effect: on a busy machine the server answers a moment longer.
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.readString(state).matches("(?s).*\\) T .*"));
        }
    }

    public void go() throws IOException, InterruptedException {
        signal("-CONT");
        halted = false;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(server.pid()))
                .start()
                .waitFor();
        assertThat(code).as("kill %s", signal).isZero();
    }

    /** As kill -9 does it; the server comes back by itself. */
    public void kill() {
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        halted = false;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (halted) {
            go();
        }
        bus.close();
        server.close();
    }
}
