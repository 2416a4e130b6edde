package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import dev.tripline.source.Hmac;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider's redelivery: one that the stream recognises, and one that it no longer does. To be spared the wait for the latter,
 * the event is stored a second time under another message id, as it would be after the stream's window.
 */
@Timeout(60)
class RedeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SECRET = "of-the-forge";
    private static final String FORGE = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata:
              name: forge
            spec:
              github:
                push:
                  repositories:
                    - owner: example-org
                      names: [shop]
                  webhook:
                    endpoint: /push
                    port: "%d"
                    method: POST
                  webhookSecret:
                    name: forge
                    key: secret
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: forge
            stringData:
              secret: %s
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata:
              name: deploy
            spec:
              dependencies:
                - name: push
                  eventSourceName: forge
                  eventName: push
                  filters:
                    data:
                      - path: body.ref
                        type: string
                        value: ["^refs/heads/main$"]
              triggers:
                - template:
                    name: deploy
                    http:
                      url: %s
                      method: POST
                      payload:
                        - src:
                            dependencyName: push
                            dataKey: body.after
                          dest: revision
            """;

    @TempDir
    private Path folder;

    private RecordingTarget target;
    private Manifests manifests;
    private RunningTripline tripline;

    @BeforeEach
    void start() {
        target = RecordingTarget.open();
        manifests = Manifests.in(folder).posting("picky", target.uri("/picky"), "a");
        manifests.put("forge.yaml", FORGE.formatted(manifests.port(), SECRET, target.uri("/deploy")));
        tripline = RunningTripline.with(manifests, folder);
    }

    @AfterEach
    void stop() {
        tripline.close();
        target.close();
    }

    @Test
    void aDeliveryThatFiredFiresNothingAgain() throws Exception {
        store("load:in:delivery-1", "first", 7);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
        store("load:in:delivery-1", "second", 7);
        await().atMost(SOON).until(this::idle);
        assertThat(target.posts()).hasSize(1);
    }

    @Test
    void aDeliveryThatFiredNothingIsDecidedAnew() throws Exception {
        store("load:in:delivery-2", "third", -7);
        await().atMost(SOON).until(this::idle);
        store("load:in:delivery-2", "fourth", 7);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
    }

    /** As GitHub does it: {@code Redeliver} in its settings sends the same id. */
    @Test
    void aPushThatGithubDeliversAgainDeploysNothingAgain() throws Exception {
        String event = "forge:push:72d3162e-cc78-11e3-81ab-4c9367dc0958";
        assertThat(delivered("72d3162e-cc78-11e3-81ab-4c9367dc0958")).isEqualTo(event);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
        assertThat(delivered("72d3162e-cc78-11e3-81ab-4c9367dc0958")).isEqualTo(event);
        await().atMost(SOON).until(this::idle);
        assertThat(target.posts()).hasSize(1);
        delivered("83e4273f-cc78-11e3-81ab-4c9367dc0958");
        await().atMost(SOON).until(() -> target.posts().size() == 2);
        assertThat(target.byKey()).as("two actions, each once").hasSize(2).doesNotContainValue(2L);
    }

    /** Returns the id of the event. */
    private String delivered(String id) throws Exception {
        byte[] body = Files.readAllBytes(Path.of("src/test/resources/dev/tripline/source/github/push.json"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + manifests.port() + "/push"))
                .timeout(SOON)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", id)
                .header("X-Hub-Signature-256", "sha256=" + Hmac.sha256(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.headers().firstValue("Tripline-Event-Id").orElse("");
        }
    }

    private boolean idle() throws Exception {
        try (BusReader reader = tripline.reader()) {
            return reader.isIdle();
        }
    }

    private void store(String eventId, String messageId, int n) throws Exception {
        String body = "{\"body\":{\"n\":" + n + "}}";
        try (BusReader bus = tripline.reader()) {
            bus.publish("default.load.in", messageId, """
                    {"specversion":"1.0","id":"%s","source":"load","subject":"in","type":"webhook",
                     "datacontenttype":"application/json","data_base64":"%s"}
                    """.formatted(
                            eventId, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
