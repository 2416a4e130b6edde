package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.embedded.EmbeddedServer;
import dev.tripline.bus.embedded.NatsBinary;
import dev.tripline.bus.embedded.Options;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The events stream belongs to somebody who gave it little room, and nothing can be decided for a while. */
class BackPressureIT {
    private static final int MAX_BYTES = 512 * 1024;
    private static final String BODY = "{\"n\":1,\"text\":\"" + "x".repeat(1000) + "\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private EmbeddedServer server;
    private Connection connection;
    private JetStreamManagement management;

    @BeforeEach
    void startBus() throws Exception {
        server = EmbeddedServer.start(Options.temporary().withBinary(NatsBinary.path()));
        connection = Nats.connect(url());
        management = connection.jetStreamManagement();
        management.addStream(StreamConfiguration.builder()
                .name("default")
                .subjects("default.*.*")
                .maxBytes(MAX_BYTES)
                .build());
    }

    @AfterEach
    void stopBus() throws Exception {
        http.shutdownNow();
        connection.close();
        server.close();
    }

    private String url() {
        return "nats://" + server.credentials().user() + ":"
                + new String(server.credentials().password()) + "@127.0.0.1:"
                + server.url().getPort();
    }

    private HttpResponse<String> post(Manifests manifests) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(manifests.hook())
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(BODY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Decisions that cannot be recorded are not made: their events wait. */
    private void ledgerTakes(long bytes) throws Exception {
        management.updateStream(StreamConfiguration.builder(
                        management.getStreamInfo("TRIPLINE_LEDGER").getConfiguration())
                .maximumMessageSize((int) bytes)
                .build());
    }

    private StreamState events() throws Exception {
        return management.getStreamInfo("default").getStreamState();
    }

    @Test
    @Timeout(180)
    void senders_hear_503_before_an_undecided_event_is_dropped_and_200_again_when_there_is_room() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open()) {
            manifests.posting("one", target.uri("/one"), "a");
            try (RunningTripline tripline = RunningTripline.with(manifests, folder, "--bus", url());
                    BusReader reader = BusReader.of(url())) {
                ledgerTakes(1);
                List<String> accepted = new ArrayList<>();
                HttpResponse<String> last = post(manifests);
                while (last.statusCode() == 200 && accepted.size() < 5_000) {
                    accepted.add(last.headers().firstValue("Tripline-Event-Id").orElseThrow());
                    last = post(manifests);
                }
                assertThat(last.statusCode()).isEqualTo(503);
                assertThat(last.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> tripline.get("/api/v1/status").body().contains("\"state\":\"refusing\""));
                for (int i = 0; i < 200; i++) {
                    assertThat(post(manifests).statusCode()).isEqualTo(503);
                }
                assertThat(tripline.isReady())
                        .as("ready: senders shall hear when to come again")
                        .isTrue();
                assertThat(tripline.get("/api/v1/status").body()).contains("senders hear 503", "max_bytes");
                assertThat(tripline.get("/q/metrics").body()).contains("tripline_intake_refusing 1.0");
                StreamState full = events();
                assertThat(full.getFirstSequence())
                        .as("no undecided event was dropped")
                        .isEqualTo(1);
                assertThat(full.getMsgCount()).isEqualTo(accepted.size());

                long unblocked = System.nanoTime();
                ledgerTakes(-1);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            HttpResponse<String> answer = post(manifests);
                            answer.headers().firstValue("Tripline-Event-Id").ifPresent(accepted::add);
                            return answer.statusCode() == 200;
                        });
                Duration again = Duration.ofNanos(System.nanoTime() - unblocked);
                await().atMost(Duration.ofSeconds(60)).until(reader::isIdle);
                Set<String> decided = new HashSet<>();
                reader.decisions()
                        .forEach(one -> decided.add(one.at("/event/id").asText()));
                assertThat(decided).containsExactlyInAnyOrderElementsOf(accepted);
                assertThat(target.byKey()).hasSize(accepted.size());
                assertThat(tripline.get("/q/metrics").body()).contains("tripline_events_lost_total 0.0");
                Figures.print(
                        "BackPressureIT",
                        "stream of %d KiB: %d events accepted, then 503 at %.1f %% full; 200 again %s after deciding worked again"
                                .formatted(
                                        MAX_BYTES / 1024,
                                        accepted.size() - 1,
                                        100.0 * full.getByteCount() / MAX_BYTES,
                                        Figures.seconds(again)));
            }
        }
    }

    @Test
    @Timeout(120)
    void a_stream_that_vanishes_ends_readiness_and_is_not_made_anew() throws Exception {
        Manifests manifests = Manifests.in(folder);
        manifests.posting("one", manifests.hook().resolve("/nobody"), "a");
        try (RunningTripline tripline = RunningTripline.with(manifests, folder, "--bus", url())) {
            management.deleteStream("default");
            await().atMost(Duration.ofSeconds(10)).until(() -> !tripline.isReady());
            HttpResponse<String> answer = post(manifests);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(tripline.get("/api/v1/status").body())
                    .contains("\"state\":\"stopped\"", "stream default is gone");
            assertThat(tripline.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(management.getStreamNames()).doesNotContain("default");
        }
    }
}
