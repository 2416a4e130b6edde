package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a trigger waits for is remembered by the bus, and what cannot be done is kept. */
@Timeout(120)
class JoinIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RecordingTarget target;
    private Manifests manifests;
    private RunningTripline tripline;

    @BeforeEach
    void start() {
        target = RecordingTarget.open();
        manifests = Manifests.in(folder);
        manifests.put("eventsource.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata:
                  name: load
                spec:
                  webhook:
                    built: {endpoint: /built, port: "%1$d", method: POST}
                    tested: {endpoint: /tested, port: "%1$d", method: POST}
                """.formatted(manifests.port()));
        manifests.put("sensor.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata:
                  name: release
                spec:
                  dependencies:
                    - {name: built, eventSourceName: load, eventName: built}
                    - {name: tested, eventSourceName: load, eventName: tested}
                  triggers:
                    - template:
                        name: ship
                        http:
                          url: %s
                          payload:
                            - {src: {dependencyName: built, dataKey: body.n}, dest: built}
                            - {src: {dependencyName: tested, dataKey: body.n}, dest: tested}
                      policy: {status: {allow: [200]}}
                      retryStrategy: {steps: 2, duration: 200ms}
                """.formatted(target.uri("/ship")));
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterEach
    void stop() {
        tripline.close();
        target.close();
    }

    @Test
    void twoEventsFireOnceThoughTriplineIsKilledBetweenThem() throws Exception {
        send("built", 1);
        send("built", 2);
        String waiting = send("built", 3);
        await().atMost(SOON)
                .until(() -> tripline.get("/api/v1/events/" + waiting).statusCode() == 200);
        JsonNode decision =
                JSON.readTree(tripline.get("/api/v1/events/" + waiting).body());
        assertThat(decision.at("/sensors/0/triggers/0/result").asText()).isEqualTo("waiting");
        assertThat(decision.at("/sensors/0/triggers/0/missing/0").asText()).isEqualTo("tested");

        tripline.kill9();
        tripline.start();
        tripline.awaitReady();
        send("tested", 9);

        await().atMost(SOON).until(() -> !target.posts().isEmpty());
        await().atMost(SOON).until(this::idle);
        assertThat(target.posts())
                .extracting(RecordingTarget.Post::body)
                .containsExactly("{\"built\":\"3\",\"tested\":\"9\"}");

        // The join is empty again: the same event alone fires nothing.
        String alone = send("tested", 10);
        await().atMost(SOON).until(() -> tripline.get("/api/v1/events/" + alone).statusCode() == 200);
        await().atMost(SOON).until(this::idle);
        assertThat(target.posts()).hasSize(1);
    }

    @Test
    void manyJoinsAtOnceUseEachEventAtMostOnce() throws Exception {
        int rounds = 200;
        List<Thread> senders = List.of("built", "tested").stream()
                .map(event -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < rounds; i++) {
                        send(event, i);
                    }
                }))
                .toList();
        for (Thread sender : senders) {
            assertThat(sender.join(Duration.ofSeconds(60))).isTrue();
        }
        await().atMost(Duration.ofSeconds(40)).until(this::idle);

        List<String> used =
                target.posts().stream().map(RecordingTarget.Post::body).toList();
        List<String> built = used.stream().map(body -> field(body, "built")).toList();
        List<String> tested = used.stream().map(body -> field(body, "tested")).toList();
        Figures.print("JoinIT", rounds + " + " + rounds + " events made " + used.size() + " joins");
        assertThat(used).isNotEmpty();
        assertThat(built).doesNotHaveDuplicates();
        assertThat(tested).doesNotHaveDuplicates();
        assertThat(target.byKey().values()).containsOnly(1L);
    }

    @Test
    void whatIsGivenUpLiesAmongTheDeadLettersAndTheJoinGoesOn() throws Exception {
        target.answerWith(500);
        send("built", 1);
        send("tested", 1);
        await().atMost(SOON).until(() -> target.posts().size() == 2);
        await().atMost(SOON).until(this::idle);
        try (BusReader reader = tripline.reader()) {
            List<JsonNode> letters = reader.deadLetters();
            assertThat(letters).hasSize(1);
            assertThat(letters.getFirst().at("/firing/trigger").asText()).isEqualTo("ship");
            assertThat(letters.getFirst().path("attempts").asInt()).isEqualTo(2);
            assertThat(letters.getFirst().path("cause").asText()).contains("500");
        }
        target.answerWith(200);
        send("built", 2);
        send("tested", 2);
        await().atMost(SOON).until(() -> target.posts().size() == 3);
    }

    private boolean idle() throws Exception {
        try (BusReader reader = tripline.reader()) {
            return reader.isIdle();
        }
    }

    private static String field(String body, String name) {
        try {
            return JSON.readTree(body).path(name).asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String send(String event, int n) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + manifests.port() + "/" + event))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\":" + n + "}"))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValue("Tripline-Event-Id").orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
