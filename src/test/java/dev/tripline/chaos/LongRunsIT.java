package dev.tripline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.chaos.check.Post;
import dev.tripline.chaos.world.Nats;
import dev.tripline.chaos.world.Replica;
import dev.tripline.chaos.world.Target;
import dev.tripline.it.kit.App;
import dev.tripline.it.kit.Figures;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What takes long, on demand: {@code -Dchaos.soak=1000000}, {@code -Dchaos.backlog=100000}. */
class LongRunsIT {
    private static final int IN_FLIGHT = 128;
    private static final int ROUNDS = 10;
    private static final List<String> SMALL = List.of("-Xmx256m");

    @Test
    @EnabledIfSystemProperty(named = "chaos.soak", matches = "\\d+")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void the_heap_stays_flat() throws Exception {
        int events = Integer.getInteger("chaos.soak");
        Path work = work("soak");
        try (Nats nats = Nats.start(work, 1);
                Target target = Target.start(work);
                Replica replica = replica(work, nats, target);
                Watch watch = new Watch(nats)) {
            replica.process().start();
            replica.awaitReady();
            List<Long> heap = new ArrayList<>();
            long begin = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                send(replica, events / ROUNDS);
                assertThat(watch.untilQuiet(Duration.ofMinutes(20))).isPresent();
                heap.add(liveBytes(replica.process().pid()) / 1024);
                System.out.println("SOAK " + (round + 1) * (events / ROUNDS) + " events: " + heap.getLast() + " KiB");
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            Figures.print("LongRunsIT", events + " events in " + Figures.seconds(took) + ", KiB of live heap: " + heap);
            // The first round warms up: classes, connections, caches that are bounded.
            assertThat(heap.getLast()).isLessThan(heap.get(1) + heap.get(1) / 10 + 4_096);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "chaos.backlog", matches = "\\d+")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void a_backlog_is_drained_with_little_heap() throws Exception {
        int events = Integer.getInteger("chaos.backlog");
        Path work = work("backlog");
        try (Nats nats = Nats.start(work, 1);
                Target target = Target.start(work);
                Replica replica = replica(work, nats, target);
                Watch watch = new Watch(nats)) {
            // Once, so that the sensors have begun to listen.
            replica.process().start();
            replica.awaitReady();
            replica.process().kill();
            publish(nats, events);
            replica.process().start();
            Duration ready = replica.awaitReady();
            Duration drained = watch.untilQuiet(Duration.ofMinutes(50)).orElseThrow();
            long keys = Post.read(target.ledger()).stream()
                    .filter(Post::isEffect)
                    .map(Post::key)
                    .distinct()
                    .count();
            Figures.print(
                    "LongRunsIT",
                    "backlog of %d events with -Xmx256m: ready after %s, drained in %s (%.0f/s), live heap afterwards %d KiB"
                            .formatted(
                                    events,
                                    Figures.seconds(ready),
                                    Figures.seconds(drained),
                                    events * 1e9 / drained.toNanos(),
                                    liveBytes(replica.process().pid()) / 1024));
            assertThat(keys).isEqualTo(events);
        }
    }

    private static Path work(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "chaos").toAbsolutePath()), name);
    }

    private static Replica replica(Path work, Nats nats, Target target) {
        return new Replica("tripline-1", App.packaged(), work, nats, target, work, SMALL);
    }

    /** Through the front door; what is refused is sent again. */
    private static void send(Replica replica, int events) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        AtomicInteger left = new AtomicInteger(events);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(replica.hook("/plain"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"n\":1,\"k\":50,\"c\":\"red\"}"))
                    .build();
            while (left.getAndDecrement() > 0) {
                inFlight.acquire();
                var unused = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> {
                            if (failure != null || answer.statusCode() != 200) {
                                left.incrementAndGet();
                            }
                            inFlight.release();
                        });
            }
            inFlight.acquire(IN_FLIGHT);
        }
    }

    /** Past the front door, as another publisher on the bus would. */
    private static void publish(Nats nats, int events) throws Exception {
        try (Connection connection = nats.connect()) {
            JetStream jetStream = connection.jetStream();
            List<CompletableFuture<PublishAck>> pending = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                String body = "{\"header\":{},\"body\":{\"n\":" + i + ",\"k\":50,\"c\":\"red\"}}";
                String event =
                        """
                        {"specversion":"1.0","id":"backlog-%d","source":"load","type":"webhook","subject":"plain",\
                        "datacontenttype":"application/json","time":"2026-01-01T00:00:00Z","data_base64":"%s"}
                        """.formatted(i, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
                Headers headers = new Headers().put("Nats-Msg-Id", "backlog-" + i);
                pending.add(jetStream.publishAsync(
                        "default.load.plain", headers, event.strip().getBytes(StandardCharsets.UTF_8)));
                if (pending.size() == 1_000) {
                    CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                            .get(60, TimeUnit.SECONDS);
                    pending.clear();
                }
            }
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        }
    }

    /** After a full collection: the histogram makes one. */
    private static long liveBytes(long pid) throws IOException, InterruptedException {
        Path out = Files.createTempFile("histogram", ".txt");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(jcmd.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String total = Files.readAllLines(out).stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no histogram in " + out));
        Files.delete(out);
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }
}
