package dev.tripline.it.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the recipes ask their targets for, to the byte where it matters, and that nobody is asked twice. */
@Timeout(60)
class RecipesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SYNC = "/api/v1/applications/shop/sync";
    private static final String SUBMIT = "/api/v1/workflows/ci/submit";
    private static final String REVISION = "9c1f0d3f2b7a4e58a6d1c0b95e7f41d2a83b6c74";
    private static final String DELIVERY = "7d1c5a52-0f3a-4c36-9a0e-5f4f3f0f2a11";

    /** The schedule is made one that comes soon, and waiting short. */
    private static final Map<String, String> CHANGES = Map.of(
            "schedule: \"30 2 * * *\"", "interval: 3s",
            "jitter: 10m", "jitter: 0s",
            "- EXDATE:20261127T000000Z,20261128T000000Z", "- EXDATE:20200101T000000Z",
            "duration: 5s", "duration: 700ms");

    @TempDir
    private static Path folder;

    private static RecordingTarget target;
    private static Recipes recipes;
    private static RunningTripline tripline;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        target = RecordingTarget.open();
        recipes = Recipes.copied(folder, target.uri(""), List.of("git-push", "alerts", "cron", "fan-out"), CHANGES);
        tripline = RunningTripline.with(recipes.folder(), folder);
    }

    @AfterAll
    static void stop() {
        tripline.close();
        target.close();
    }

    private static int post(URI hook, String body, String... headers) {
        try {
            HttpRequest request = HttpRequest.newBuilder(hook)
                    .timeout(SOON)
                    .headers(headers)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static RecordingTarget.Post first(String path) {
        await().atMost(SOON).until(() -> !target.posts(path).isEmpty());
        return target.posts(path).getFirst();
    }

    /** The records of attempts or decisions that match, once there is one. */
    private static void recorded(String what, Predicate<BusReader> there) {
        try (BusReader reader = tripline.reader()) {
            await(what).atMost(SOON).until(() -> there.test(reader));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void nothingIsLeftToDo() {
        recorded("nothing is left to do", BusReader::isIdle);
    }

    private static boolean isDecided(BusReader reader, String prefix, String state) {
        return reader.decisions().stream()
                .map(decision -> decision.path("event").path("id").asText())
                .anyMatch(id -> id.startsWith(prefix) && id.contains(state));
    }

    private static long called(BusReader reader, String trigger, String reason) {
        return reader.attempts().stream()
                .filter(attempt -> attempt.path("trigger").asText().equals(trigger))
                .filter(attempt -> attempt.path("outcome").asText().equals("cancelled"))
                .filter(attempt -> attempt.path("detail").asText().contains(reason))
                .count();
    }

    private static int push(String secret) {
        String body = Recipes.payload("git-push/push.json");
        return post(
                recipes.hook(12001, "/push"),
                body,
                "Content-Type",
                "application/json",
                "X-GitHub-Event",
                "push",
                "X-GitHub-Delivery",
                DELIVERY,
                "X-Hub-Signature-256",
                "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body)));
    }

    @Test
    void a_push_is_synced_and_built_once() {
        assertThat(push("guessed")).isEqualTo(400);
        assertThat(push("only-for-trying")).isEqualTo(200);
        RecordingTarget.Post sync = first(SYNC);
        RecordingTarget.Post submit = first(SUBMIT);
        assertThat(push("only-for-trying")).as("a redelivery").isEqualTo(200);
        nothingIsLeftToDo();
        assertThat(target.posts(SYNC)).hasSize(1);
        assertThat(target.posts(SUBMIT)).hasSize(1);

        for (RecordingTarget.Post post : List.of(sync, submit)) {
            assertThat(post.headers())
                    .containsEntry("authorization", "Bearer argo-only-for-trying")
                    .containsEntry("content-type", "application/json");
            assertThat(post.key()).matches("[0-9a-f]{32}");
        }
        assertThat(json(sync.body())).isEqualTo(json("""
                {"revision": "%s",
                 "infos": [{"name": "pushed", "value": "Give the shop a third replica (mara-lind)"}]}""".formatted(REVISION)));
        assertThat(json(submit.body())).isEqualTo(json("""
                {"namespace": "ci", "resourceKind": "WorkflowTemplate", "resourceName": "build-shop",
                 "submitOptions": {"name": "build-shop-%s",
                  "parameters": ["revision=%s", "repository=example-org/shop"]}}""".formatted(DELIVERY, REVISION)));
    }

    private static int alert(String body) {
        return post(
                recipes.hook(12002, "/alerts"),
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer alerts-only-for-trying");
    }

    @Test
    void what_burns_is_restarted_until_it_is_over() {
        String firing = Recipes.payload("alerts/firing.json");
        target.answerWith("/restarts", 503);
        assertThat(alert(firing)).isEqualTo(200);
        RecordingTarget.Post restart = first("/restarts");
        assertThat(alert(Recipes.payload("alerts/resolved.json"))).isEqualTo(200);
        recorded("that it is over", reader -> isDecided(reader, "alerts:slo:", "resolved"));
        target.answerWith("/restarts", 200);

        assertThat(restart.headers()).containsEntry("authorization", "Bearer remedies-only-for-trying");
        assertThat(json(restart.body())).isEqualTo(json("""
                {"service": "checkout", "reason": "checkout burns its error budget fast: 18.71% of the requests fail",
                 "episode": {"fingerprint": "fc5c713976521be4", "since": "2026-03-14T09:31:12.494Z"}}"""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(target.posts("/chat"))
                        .extracting(RecordingTarget.Post::body)
                        .contains(
                                "{\"text\":\"checkout: the error budget burns no more, it did from 2026-03-14T09:31:12.494Z to"
                                        + " 2026-03-14T09:38:42.494Z\"}"));
        recorded("the restart is called off", reader -> called(reader, "restart", "onResolve") == 1);

        int before = target.posts("/restarts").size();
        assertThat(alert(firing)).as("told again").isEqualTo(200);
        assertThat(alert(firing.replace("T09:31:12", "T09:41:12")))
                .as("it burns again")
                .isEqualTo(200);
        recorded("the cooldown", reader -> called(reader, "restart", "cooldown") == 1);
        nothingIsLeftToDo();
        assertThat(target.posts("/restarts")).hasSize(before);
        assertThat(target.posts("/pages"))
                .as("nobody is woken for what is over")
                .isEmpty();
    }

    private static List<Instant> runs() {
        return target.posts("/runs").stream()
                .map(post -> json(post.body()).path("run").asText())
                .map(run -> Instant.parse(run.replace("calendar:nightly:", "")))
                .toList();
    }

    @Test
    void a_night_that_passed_is_made_up_for_once() {
        assertThat(json(first("/runs").body()))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        run -> assertThat(run.path("task").asText()).isEqualTo("vacuum"))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        run -> assertThat(run.path("database").asText()).isEqualTo("shop"));
        int seen = runs().size();
        await().atMost(SOON).until(() -> runs().size() > seen);
        nothingIsLeftToDo();
        tripline.kill9();
        Instant last = runs().getLast();
        Instant end = last.plusSeconds(7);
        await().atMost(SOON).until(() -> Instant.now().isAfter(end));
        int before = runs().size();
        tripline.start();
        tripline.awaitReady();
        Instant ready = Instant.now();
        await().atMost(SOON).until(() -> runs().size() > before);

        List<Instant> after = runs().subList(before, runs().size());
        assertThat(after.getFirst()).as("a slot that passed").isBefore(ready);
        assertThat(after).as("of two that passed the newest alone").doesNotContain(last.plusSeconds(3));
        assertThat(runs()).doesNotHaveDuplicates();
    }

    private static int order() {
        return post(
                recipes.hook(12003, "/orders"),
                Recipes.payload("fan-out/order.json"),
                "Content-Type",
                "application/cloudevents+json",
                "Authorization",
                "Bearer orders-only-for-trying");
    }

    @Test
    void an_order_reaches_three_each_in_its_form_and_once() {
        assertThat(order()).isEqualTo(200);
        RecordingTarget.Post invoice = first("/invoices");
        RecordingTarget.Post shipment = first("/shipments");
        RecordingTarget.Post partner = first("/partner");
        assertThat(order()).as("told again").isEqualTo(200);
        nothingIsLeftToDo();
        assertThat(List.of("/invoices", "/shipments", "/partner"))
                .allSatisfy(path -> assertThat(target.posts(path)).hasSize(1));

        JsonNode order = json(Recipes.payload("fan-out/order.json"));
        assertThat(invoice.headers().get("content-type")).startsWith("application/cloudevents+json");
        assertThat(json(invoice.body()))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        event -> assertThat(event.path("id").asText()).isEqualTo(invoice.key()))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        event -> assertThat(event.path("type").asText()).isEqualTo("com.example.invoice.wanted"))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        event -> assertThat(event.path("traceparent")).isEqualTo(order.path("traceparent")))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        event -> assertThat(event.at("/data/lines")).isEqualTo(order.at("/data/lines")))
                .isInstanceOfSatisfying(
                        JsonNode.class,
                        event -> assertThat(event.at("/data/total")).isEqualTo(order.at("/data/total")));
        assertThat(shipment.headers())
                .containsEntry("ce-id", shipment.key())
                .containsEntry("ce-type", "com.example.shipment.wanted")
                .containsEntry("ce-traceparent", order.path("traceparent").asText())
                .containsEntry("content-type", "application/json");
        assertThat(json(shipment.body()).path("goods")).hasSize(2);
        assertThat(json(shipment.body()).path("address")).isEqualTo(order.at("/data/address"));
        assertThat(json(partner.body())).isEqualTo(json("""
                {"type": "com.example.order.placed", "timestamp": "2026-03-14T09:30:12.114Z", "data": {"order": 10042}}"""));
        String signed = partner.headers().get("webhook-id") + "."
                + partner.headers().get("webhook-timestamp") + "." + partner.body();
        byte[] key = Base64.getDecoder().decode("b25seS1mb3ItdHJ5aW5nLTMyLWJ5dGVzLWxvbmctb2s=");
        assertThat(partner.headers())
                .containsEntry("webhook-id", partner.key())
                .containsEntry("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
    }
}
