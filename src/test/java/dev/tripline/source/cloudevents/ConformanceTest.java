package dev.tripline.source.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the public conformance suite of CloudEvents demands for HTTP: the attributes and the data of its messages, in the binary and the
 * structured mode, each with and without a charset. Own requests with the suite's facts.
 */
class ConformanceTest {
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "specversion", "1.0",
            "type", "com.example.someevent",
            "time", "2018-04-05T03:56:24Z",
            "id", "1234-1234-1234",
            "source", "/mycontext/subcontext");
    private static final String DATA = "{\"message\":\"Hello World!\"}";

    private static JsonNode taken(HttpRequest.Builder request, int port, FrontDoor door) throws IOException {
        door.serve("es", """
                {"cloudevents": {"ev": {"webhook": {"port": "%d", "endpoint": "/someresource"}}}}""".formatted(port));
        assertThat(door.send(request).statusCode()).isEqualTo(200);
        return SourceVectors.JSON
                .readTree(door.bus.stored().getFirst().body().bytes())
                .path("body");
    }

    private static void check(JsonNode event, String contentType) throws IOException {
        ATTRIBUTES.forEach(
                (name, value) -> assertThat(event.path(name).asText()).isEqualTo(value));
        assertThat(event.path("datacontenttype").asText()).isEqualTo(contentType);
        assertThat(event.path("data")).isEqualTo(SourceVectors.JSON.readTree(DATA));
        assertThat(event.size()).isEqualTo(ATTRIBUTES.size() + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void binary(String contentType) throws IOException {
        int port = FrontDoor.freePort();
        HttpRequest.Builder request = HttpRequest.newBuilder(FrontDoor.url(port, "/someresource"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(DATA));
        ATTRIBUTES.forEach((name, value) -> request.header("ce-" + name, value));
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new CloudEventsSource()))) {
            check(taken(request, port, door), contentType);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void structured(String contentType) throws IOException {
        int port = FrontDoor.freePort();
        ObjectNode event = SourceVectors.JSON.createObjectNode();
        ATTRIBUTES.forEach(event::put);
        event.put("datacontenttype", "application/json").set("data", SourceVectors.JSON.readTree(DATA));
        HttpRequest.Builder request = HttpRequest.newBuilder(FrontDoor.url(port, "/someresource"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(event.toPrettyString()));
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new CloudEventsSource()))) {
            check(taken(request, port, door), "application/json");
        }
    }
}
