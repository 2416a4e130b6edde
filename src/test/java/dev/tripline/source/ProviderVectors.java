package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.slack.SlackSource;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the hooks of single providers answer and publish, over a real socket. */
public final class ProviderVectors implements VectorChecks {
    private static final String SECRET = "where the case has none";

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "bitbucket.http",
                vector -> http(vector, "bitbucket", bitbucket()),
                "gerrit.http",
                vector -> http(vector, "gerrit", gerrit()),
                "bitbucketserver.http",
                vector -> http(vector, "bitbucketserver", bitbucketServer(vector.given())),
                "stripe.http",
                vector -> http(vector, "stripe", stripe(vector.given())),
                "slack.http",
                ProviderVectors::slack);
    }

    private static ObjectNode event() {
        return SourceVectors.JSON.createObjectNode();
    }

    private static void selector(ObjectNode event, String field, String key) {
        event.putObject(field).put("name", "s").put("key", key);
    }

    private static ObjectNode bitbucket() {
        return event().put("owner", "o").put("repositorySlug", "r");
    }

    private static ObjectNode gerrit() {
        ObjectNode event = event().put("gerritBaseURL", "https://review.test");
        event.putArray("projects").add("p");
        event.putArray("events");
        event.putObject("auth");
        return event;
    }

    private static ObjectNode bitbucketServer(JsonNode given) {
        ObjectNode event = event().put("bitbucketserverBaseURL", "https://stash.test/rest");
        for (String flag : List.of("oneEventPerChange", "skipBranchRefsChangedOnOpenPR")) {
            event.put(flag, given.path(flag).asBoolean());
        }
        if (given.has("webhookSecret")) {
            selector(event, "webhookSecret", "secret");
        }
        return event;
    }

    private static ObjectNode stripe(JsonNode given) {
        ObjectNode event = event();
        if (given.has("eventFilter")) {
            event.set("eventFilter", given.path("eventFilter"));
        }
        return event;
    }

    private static void http(Vector vector, String key, ObjectNode event) throws IOException {
        JsonNode given = vector.given();
        assertThat(given.path("routeActive").asBoolean(true))
                .as("routes are active as soon as they are there")
                .isTrue();
        try (FrontDoor door = new FrontDoor(SourceBeans::all)) {
            door.secretValues.put("s/secret", given.path("webhookSecret").asText());
            int port = serve(door, key, event, given);
            HttpResponse<String> response = door.send(RequestVectors.request(vector.input(), port, "/in"));
            RequestVectors.answered(vector.expect(), response);
            if (vector.expect().has("publishedCount")) {
                assertThat(door.bus.stored())
                        .hasSize(vector.expect().path("publishedCount").asInt());
            }
            RequestVectors.published(vector.expect(), door.bus.stored(), "headers");
        }
    }

    private static int serve(FrontDoor door, String key, ObjectNode event, JsonNode given) {
        int port = FrontDoor.freePort();
        ObjectNode webhook = given.path("spec").isObject() ? given.path("spec").deepCopy() : event();
        event.set("webhook", webhook.put("port", String.valueOf(port)).put("endpoint", "/in"));
        assertThat(door.serve("es", RequestVectors.spec(key, event)).all()).isEmpty();
        return port;
    }

    /** An empty signing secret means no check there, and a closed door here: such cases are signed with one of ours. */
    private static void slack(Vector vector) throws IOException {
        JsonNode given = vector.given();
        Clock clock = given.has("nowEpoch")
                ? Clock.fixed(Instant.ofEpochSecond(given.path("nowEpoch").asLong()), ZoneOffset.UTC)
                : Clock.systemUTC();
        FrontDoor.Kinds kinds = secrets -> List.of(new SlackSource(secrets, clock));
        try (FrontDoor door = new FrontDoor(kinds)) {
            String secret = given.path("signingSecret").asText();
            door.secretValues.put("s/signing", secret.isEmpty() ? SECRET : secret);
            door.secretValues.put("s/token", given.path("token").asText("any"));
            ObjectNode event = event();
            selector(event, "signingSecret", "signing");
            selector(event, "token", "token");
            int port = serve(door, "slack", event, given);
            HttpRequest.Builder request = RequestVectors.request(vector.input(), port, "/in");
            if (secret.isEmpty()) {
                long now = clock.instant().getEpochSecond();
                request.header("X-Slack-Request-Timestamp", Long.toString(now))
                        .header(
                                "X-Slack-Signature",
                                "v0="
                                        + Hmac.sha256(
                                                SECRET,
                                                "v0:" + now + ":"
                                                        + vector.input()
                                                                .path("body")
                                                                .asText()));
            }
            slackAnswered(vector.expect(), door, door.send(request));
        }
    }

    private static void slackAnswered(JsonNode expect, FrontDoor door, HttpResponse<String> response)
            throws IOException {
        RequestVectors.answered(expect, response);
        RequestVectors.published(expect, door.bus.stored(), "none");
        if (expect.has("responseContentType")) {
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains(expect.path("responseContentType").asText());
        }
        if (expect.has("responseStartsWith")) {
            assertThat(response.body())
                    .startsWith(expect.path("responseStartsWith").asText());
        }
        if (expect.has("publishedDataContains") || expect.has("publishedTopLevelKeys")) {
            JsonNode data = SourceVectors.JSON.readTree(
                    door.bus.stored().getFirst().body().bytes());
            expect.path("publishedDataContains")
                    .properties()
                    .forEach(member -> assertThat(data.path(member.getKey())).isEqualTo(member.getValue()));
            List<String> names = new ArrayList<>();
            expect.path("publishedTopLevelKeys").forEach(name -> names.add(name.asText()));
            if (!names.isEmpty()) {
                assertThat(data.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
            }
        }
    }
}
