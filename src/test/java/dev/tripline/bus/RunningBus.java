package dev.tripline.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.embedded.EmbeddedServer;
import dev.tripline.bus.embedded.NatsBinary;
import dev.tripline.bus.embedded.Options;
import dev.tripline.bus.stream.StreamReconciler;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    public JetStreamManagement management() throws IOException {
        return bus.management();
    }

    /** The server keeps its connections and answers nobody. */
    public void halt() throws IOException, InterruptedException {
        halted = true;
        signal("-STOP");
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
