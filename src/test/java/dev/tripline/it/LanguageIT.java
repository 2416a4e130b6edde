package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every language of a manifest at work in one process, and asked about beforehand. */
@Timeout(90)
class LanguageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
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
                metadata: {name: load}
                spec:
                  webhook:
                    in:
                      endpoint: /in
                      port: "%d"
                      method: POST
                      filter: {expression: body.n != 13}
                """.formatted(manifests.port()));
        manifests.put("sensor.yaml", sensor(target.uri("/all").toString()));
        tripline = RunningTripline.with(manifests, folder);
    }

    private static String sensor(String url) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: all}
                spec:
                  dependencies:
                    - name: dep
                      eventSourceName: load
                      eventName: in
                      transform:
                        jq: '{num: .body.n, tags: [.body.tags[]? | ascii_upcase]}'
                      filters:
                        context: {type: webhook}
                        time: {start: "00:00:00", stop: "23:59:59"}
                        exprs: [{expr: 'num % 2 == 0', fields: [{name: num, path: num}]}]
                        data:
                          - {path: tags.0, type: string, value: ["^red$"], template: "{{ .Input | lower }}"}
                        script: 'return #event.tags > 0'
                  triggers:
                    - template:
                        name: post
                        http:
                          url: URL
                          payload:
                            - src: {dependencyName: dep, dataTemplate: "{{ range .Input.tags }}<{{ . | title }}>{{ end }}"}
                              dest: tags
                            - src: {dependencyName: dep, contextTemplate: "{{ .Input.source }}/{{ .Input.subject }}"}
                              dest: from
                    - template:
                        name: workflow
                        argoWorkflow:
                          operation: submit
                          source:
                            resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: w-}, spec: {num: 0}}
                          parameters:
                            - src: {dependencyName: dep, dataKey: num, useRawData: true}
                              dest: spec.num
                """.replace("URL", url);
    }

    @AfterEach
    void stop() {
        tripline.close();
        target.close();
    }

    private HttpResponse<String> post(URI uri, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(SOON)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode explained(Map<String, ?> request) throws Exception {
        HttpResponse<String> answer = post(tripline.api().resolve("/api/v1/explain"), JSON.writeValueAsString(request));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void decidesAndRendersAsExplainSaidItWould() throws Exception {
        Map<String, ?> event = Map.of(
                "source", "load",
                "subject", "in",
                "data", Map.of("body", Map.of("n", 4, "tags", List.of("red", "blue"))));
        JsonNode foretold = explained(Map.of("events", List.of(event)));
        assertThat(foretold.at("/events/0/verdict").asText()).isEqualTo("passed");
        assertThat(foretold.at("/events/0/event/data").toString()).isEqualTo("{\"num\":4,\"tags\":[\"RED\",\"BLUE\"]}");
        assertThat(foretold.at("/events/0/steps").findValuesAsText("where"))
                .containsExactly(
                        "transform.jq",
                        "filters.exprs[0]",
                        "filters.data[0]",
                        "filters.context",
                        "filters.time",
                        "filters.script");

        assertThat(post(manifests.hook(), "{\"n\":4,\"tags\":[\"red\",\"blue\"]}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> target.posts().size() == 1);
        assertThat(target.posts().getFirst().body())
                .isEqualTo("{\"tags\":\"<RED><BLUE>\",\"from\":\"load/in\"}")
                .isEqualTo(foretold.at("/actions/0/request/payload").asText());

        try (BusReader bus = tripline.reader()) {
            await().atMost(SOON).until(() -> bus.deadLetters().size() == 1);
            assertThat(bus.deadLetters().getFirst().toString())
                    .contains("argoWorkflow", "acts in a cluster, and none is connected");
        }
        assertThat(foretold.at("/actions/1/request/object/spec/num").asInt()).isEqualTo(4);
    }

    @Test
    void whatAFilterOfTheSourceRejectsIsAnsweredAndGoesNowhere() throws Exception {
        HttpResponse<String> dropped = post(manifests.hook(), "{\"n\":13,\"tags\":[\"red\"]}");
        assertThat(dropped.statusCode()).isEqualTo(200);
        assertThat(dropped.headers().firstValue("Tripline-Event-Id")).isEmpty();
        assertThat(post(manifests.hook(), "{\"n\":3,\"tags\":[\"red\"]}")
                        .headers()
                        .firstValue("Tripline-Event-Id"))
                .isPresent();
        try (BusReader bus = tripline.reader()) {
            await().atMost(SOON).until(() -> bus.decisions().size() == 1);
            assertThat(bus.eventIds()).hasSize(1);
        }
        assertThat(target.posts()).isEmpty();
    }

    @Test
    void explainsManifestsThatAreNotInForce() throws Exception {
        String join = """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: both}
                spec:
                  dependencies:
                    - {name: a, eventSourceName: s, eventName: a}
                    - {name: b, eventSourceName: s, eventName: b}
                  triggers:
                    - template: {name: t, log: {}, conditionsReset: [{byTime: {cron: "0 0 * * *"}}]}
                    - template: {name: u, conditions: "a && c", log: {}}
                """;
        Map<String, String> a = Map.of("source", "s", "subject", "a", "id", "1", "time", "2026-01-01T23:00:00Z");
        Map<String, String> b = Map.of("source", "s", "subject", "b", "id", "2", "time", "2026-01-02T01:00:00Z");
        JsonNode broken = explained(Map.of("manifests", List.of(join), "events", List.of(a)));
        assertThat(broken.at("/problems/0/message").asText()).contains("unknown dependency \"c\"");
        assertThat(broken.at("/problems/0/line").asInt()).isEqualTo(10);

        String good = join.replace("a && c", "b || a");
        JsonNode told =
                explained(Map.of("manifests", List.of(good), "events", List.of(a, b), "at", "2026-01-01T00:00:00Z"));
        assertThat(told.at("/problems")).isEmpty();
        assertThat(told.at("/actions").findValuesAsText("trigger")).containsExactly("u", "u");
        assertThat(told.at("/pending/0/trigger").asText()).isEqualTo("t");
        assertThat(told.at("/pending/0/waitingFor/0").asText()).isEqualTo("a");

        assertThat(post(tripline.api().resolve("/api/v1/explain"), "{\"events\":[{\"id\":\"1\"}]}")
                        .body())
                .contains("events[0]: no source");
        assertThat(post(tripline.api().resolve("/api/v1/explain"), "[]").statusCode())
                .isEqualTo(400);
    }
}
