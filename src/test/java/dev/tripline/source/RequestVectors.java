package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Event;
import dev.tripline.source.calendar.CalendarSource;
import dev.tripline.source.calendar.FakeScheduler;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.resource.ResourceVectors;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What hooks answer and publish, over a real socket; and what events look like. */
public final class RequestVectors implements VectorChecks {
    private static final Pattern REQUEST = Pattern.compile("(\\w+) :(\\d+)(/.*)");

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "webhook.http",
                vector -> http(vector, "webhook", "header"),
                "github.http",
                vector -> http(vector, "github", "headers"),
                "gitlab.http",
                vector -> http(vector, "gitlab", "headers"),
                "webhook.routes",
                RequestVectors::routes,
                "cloudevent.id",
                RequestVectors::id,
                "payload",
                RequestVectors::payload);
    }

    private static FrontDoor door() {
        return new FrontDoor(SourceBeans::all);
    }

    private static void http(Vector vector, String key, String headersName) throws IOException {
        JsonNode given = vector.given();
        assertThat(given.path("routeActive").asBoolean(true))
                .as("routes are active as soon as they are there")
                .isTrue();
        try (FrontDoor door = door()) {
            int port = FrontDoor.freePort();
            String value = given.path("secretValue")
                    .asText(given.path("webhookSecret")
                            .asText(given.path("secretToken").asText()));
            // A reader of secrets drops one trailing newline.
            door.secretValues.put("s/k", value.replaceAll("\n$", ""));
            ObjectNode event = switch (key) {
                case "webhook" -> webhook(given, port);
                case "gitlab" -> gitlab(given, port);
                default -> github(given, port);
            };
            assertThat(door.serve("es", spec(key, event)).all()).isEmpty();
            if (!given.path("publish").asText("ok").equals("ok")) {
                door.bus.refuse();
            }
            HttpResponse<String> response = door.send(request(vector.input(), port, "/in"));
            answered(vector.expect(), response);
            published(vector.expect(), door.bus.stored(), headersName);
        }
    }

    static String spec(String key, JsonNode event) {
        ObjectNode spec = SourceVectors.JSON.createObjectNode();
        spec.putObject(key).set("ev", event);
        return spec.toString();
    }

    private static ObjectNode webhook(JsonNode given, int port) {
        return given.path("spec").<ObjectNode>deepCopy().put("port", String.valueOf(port));
    }

    private static ObjectNode github(JsonNode given, int port) {
        ObjectNode event = SourceVectors.JSON.createObjectNode();
        event.putArray("organizations").add("o");
        ObjectNode webhook =
                given.path("spec").isObject() ? given.path("spec").deepCopy() : SourceVectors.JSON.createObjectNode();
        event.set("webhook", webhook.put("port", String.valueOf(port)).put("endpoint", "/in"));
        if (!given.path("webhookSecret").asText().isEmpty()) {
            event.putObject("webhookSecret").put("name", "s").put("key", "k");
        }
        return event;
    }

    private static ObjectNode gitlab(JsonNode given, int port) {
        ObjectNode event = SourceVectors.JSON.createObjectNode().put("gitlabBaseURL", "http://127.0.0.1:1");
        event.putArray("events");
        event.putObject("accessToken").put("name", "s").put("key", "access");
        event.putObject("webhook")
                .put("port", String.valueOf(port))
                .put("endpoint", "/in")
                .put("url", given.path("webhookUrlSet").asBoolean() ? "http://127.0.0.1" : "");
        if (given.has("secretToken")) {
            event.putObject("secretToken").put("name", "s").put("key", "k");
        }
        return event;
    }

    static HttpRequest.Builder request(JsonNode input, int port, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(FrontDoor.url(port, input.path("path").asText(path)));
        String body = input.path("body").asText("");
        if (input.has("bodySpec")) {
            int size = input.path("bodySpec").path("jsonStringOfTotalBytes").asInt();
            assertThat(size).isPositive();
            body = "\"" + "a".repeat(size - 2) + "\"";
        }
        request.method(
                input.path("method").asText(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (Map.Entry<String, JsonNode> header : input.path("headers").properties()) {
            if (header.getValue().isArray()) {
                header.getValue().forEach(value -> request.header(header.getKey(), value.asText()));
            } else {
                request.header(header.getKey(), header.getValue().asText());
            }
        }
        return request;
    }

    static void answered(JsonNode expect, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(expect.path("status").asInt());
        if (expect.has("responseBody")) {
            assertThat(response.body()).isEqualTo(expect.path("responseBody").asText());
        }
        if (expect.has("responseContains")) {
            assertThat(response.body()).contains(expect.path("responseContains").asText());
        }
    }

    static void published(JsonNode expect, List<Event> stored, String headersName) throws IOException {
        boolean content = expect.has("publishedBody") || expect.has("publishedHeaders");
        if (expect.has("published") || content) {
            assertThat(stored).hasSize(expect.path("published").asBoolean(content) ? 1 : 0);
        }
        if (!content) {
            return;
        }
        JsonNode payload = SourceVectors.JSON.readTree(stored.getFirst().body().bytes());
        if (expect.has("publishedBody")) {
            assertThat(payload.path("body")).isEqualTo(expect.path("publishedBody"));
        }
        expect.path("publishedHeaders")
                .properties()
                .forEach(header -> assertThat(payload.path(headersName).path(header.getKey()))
                        .isEqualTo(header.getValue()));
    }

    /** Told as an error when it is loaded; whoever goes on all the same finds the first one served. */
    private static void routes(Vector vector) {
        int port = FrontDoor.freePort();
        ObjectNode spec = SourceVectors.JSON.createObjectNode();
        ObjectNode events = spec.putObject("webhook");
        vector.given()
                .path("events")
                .properties()
                .forEach(event -> events.set(
                        event.getKey(), event.getValue().<ObjectNode>deepCopy().put("port", String.valueOf(port))));
        try (FrontDoor door = door()) {
            List<SourceBinding> bindings = door.plan("es", spec.toString());
            assertThat(bindings).hasSize(events.size());
            assertThat(door.host.apply(bindings).hasErrors()).isTrue();
            for (JsonNode line : vector.input().path("requests")) {
                Matcher request = REQUEST.matcher(line.asText());
                assertThat(request.matches()).as("%s is a request", line).isTrue();
                door.send(HttpRequest.newBuilder(FrontDoor.url(port, request.group(3)))
                        .method(request.group(1), BodyPublishers.ofString("{}")));
            }
            assertThat(door.bus.stored())
                    .hasSize(vector.expect().path("publishedCount").asInt(-1));
        }
    }

    private static void id(Vector vector) {
        String type = vector.given().path("type").asText();
        NotServedYet.skip(type);
        Pattern expected = Pattern.compile(vector.expect().path("idPattern").asText());
        assertThat(expected.pattern()).isNotEmpty();
        String id = switch (type) {
            case "webhook" -> delivered(type, webhookAnywhere());
            case "github" -> delivered(type, github(vector.given(), 1));
            case "calendar" -> ticked();
            default -> fail("nobody knows how to provoke an event of kind " + type);
        };
        assertThat(id).containsPattern(expected);
    }

    private static ObjectNode webhookAnywhere() {
        return SourceVectors.JSON.createObjectNode().put("method", "POST").put("endpoint", "/in");
    }

    private static String delivered(String key, ObjectNode event) {
        int port = FrontDoor.freePort();
        ObjectNode context = event.path("webhook").isObject() ? (ObjectNode) event.path("webhook") : event;
        context.put("port", String.valueOf(port));
        try (FrontDoor door = door()) {
            assertThat(door.serve("es", spec(key, event)).all()).isEmpty();
            door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                    .header("Content-Type", "application/json")
                    .header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
                    .POST(BodyPublishers.ofString("{}")));
            return door.bus.stored().getFirst().id();
        }
    }

    private static String ticked() {
        FakeScheduler scheduler = new FakeScheduler();
        MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
        FrontDoor.Kinds kinds = secrets -> List.of(new CalendarSource(scheduler, clock, new SimpleMeterRegistry()));
        try (FrontDoor door = new FrontDoor(kinds, clock, FrontDoor.QUICK)) {
            door.serve("es", "{\"calendar\": {\"ev\": {\"interval\": \"10s\"}}}");
            await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
            clock.advance(Duration.ofSeconds(10));
            scheduler.tick();
            return door.bus.stored().getFirst().id();
        }
    }

    private static void payload(Vector vector) throws IOException {
        if (vector.given().path("type").asText().equals("resource")) {
            ResourceVectors.payload(vector);
            return;
        }
        NotServedYet.skip(vector.given().path("type").asText());
        fail("nobody knows the form of a payload case of kind " + vector.given().path("type"));
    }
}
