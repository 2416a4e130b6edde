package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.Ports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod that is told to end while senders do not know it yet: for the time that its Deployment says it is not ready and takes in all the
 * same, and what it answered 200 to is stored.
 */
class OrderlyEndIT {
    private static final Duration DELAY = Duration.ofSeconds(4);

    @TempDir
    private Path folder;

    private final FakeApiServer server = new FakeApiServer();
    private final int hook = Ports.free();
    private Nats nats;
    private InCluster tripline;

    @BeforeEach
    void start() {
        nats = Nats.start(folder.resolve("nats"), 1);
        exoticBus(server, "default", nats.url());
        source(server, "door", "webhook: {in: {port: \"%d\", endpoint: /in, method: POST}}".formatted(hook));
        tripline = new InCluster(folder, server, "tripline-0").with("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "S");
        tripline.start();
        tripline.awaitReady();
    }

    @AfterEach
    void close() {
        tripline.close();
        nats.close();
        server.close();
    }

    private int post(int number) {
        return InCluster.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hook + "/in"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\": " + number + "}")));
    }

    private int ready() {
        return InCluster.send(HttpRequest.newBuilder(URI.create(tripline.url("/q/health/ready"))));
    }

    @Test
    @Timeout(120)
    void theDoorStaysOpenUntilSendersCanKnow() throws Exception {
        await().until(() -> post(0) == 200);
        tripline.terminate();
        long told = System.nanoTime();
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ready() == 503);
        int taken = 1;
        while (System.nanoTime() - told < DELAY.minusSeconds(1).toNanos()) {
            assertThat(post(taken)).as("post " + taken).isEqualTo(200);
            taken++;
        }
        assertThat(tripline.awaitEnd(Duration.ofSeconds(30))).isEqualTo(143);
        Duration end = Duration.ofNanos(System.nanoTime() - told);
        assertThat(end).isGreaterThan(DELAY);
        try (BusReader bus = BusReader.of(nats.url())) {
            assertThat(bus.eventIds()).hasSize(taken);
        }
        Figures.print(
                "OrderlyEndIT",
                "%d posts taken in after SIGTERM, ended after %s".formatted(taken - 1, Figures.millis(end)));
    }
}
