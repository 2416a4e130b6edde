package dev.tripline.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.HookContract;
import dev.tripline.source.SourceVectors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSourceTest extends HookContract {
    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new WebhookSource());
    }

    /** With a filter that looks at everything, and lets all pass that it can look at. */
    @Override
    protected String spec(int port, String endpoint) {
        return """
                {"webhook": {"ev": {"port": "%d", "endpoint": "%s", "method": "POST",
                 "filter": {"expression": "toJson(body) != \\"?\\" && toJson(header) != \\"?\\""}}}}""".formatted(port, endpoint);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("{\"a\": 1}"));
    }

    @Override
    protected List<HttpRequest> samples(URI uri) {
        return List.of(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"a\":[1,{\"b\":null}],\"c\":\"d\",\"e\":true}"))
                        .build(),
                HttpRequest.newBuilder(URI.create(uri + "?q=%20&r"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a=1&b=%7B%22c%22%3A1%7D&a=2"))
                        .build());
    }

    private JsonNode payload() {
        try {
            return SourceVectors.JSON.readTree(
                    door.bus.stored().getFirst().body().bytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void makes_a_cloud_event_as_argo_does() {
        door.send(request(FrontDoor.url(port, "/in")));
        assertThat(door.bus.stored()).singleElement().satisfies(event -> {
            assertThat(event.id()).matches("[0-9a-f]{32}");
            assertThat(event.source()).isEqualTo("es");
            assertThat(event.subject()).isEqualTo("ev");
            assertThat(event.type()).isEqualTo("webhook");
            assertThat(event.dataContentType()).isEqualTo("application/json");
            assertThat(event.time()).isPresent();
        });
    }

    @Test
    void the_payload_keeps_numbers_and_order_and_escapes_markup() {
        String body = "{ \"z\": 1.50, \"a\": [ 12345678901234567890, -0 ], \"m\": \"<b> & 'ü'\u2028\" }";
        door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in")).POST(BodyPublishers.ofString(body)));
        assertThat(door.bus.stored().getFirst().body().text())
                .contains("\"body\":{\"z\":1.50,\"a\":[12345678901234567890,-0],"
                        + "\"m\":\"\\u003cb\\u003e \\u0026 'ü'\\u2028\"}}");
    }

    @Test
    void hides_the_authorization_and_leaves_the_host_out() {
        door.send(request(FrontDoor.url(port, "/in")).header("authorization", "Basic c2VjcmV0"));
        assertThat(payload().get("header").get("Authorization").toString())
                .isEqualTo("[\"*** Masked Auth Secret ***\"]");
        assertThat(payload().get("header").has("Host")).isFalse();
    }

    @Test
    void metadata_of_the_event_travels_in_the_payload() {
        door.serve("es", """
                {"webhook": {"ev": {"port": "%d", "endpoint": "/in", "method": "POST", "metadata": {"b": "2", "a": "1"}}}}""".formatted(port));
        door.send(request(FrontDoor.url(port, "/in")));
        assertThat(door.bus.stored().getFirst().body().text()).endsWith(",\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void a_missing_or_empty_token_closes_the_door() {
        String spec = """
                {"webhook": {"ev": {"port": "%d", "endpoint": "/in", "method": "POST",
                 "authSecret": {"name": "s", "key": "k"}}}}""".formatted(port);
        door.serve("es", spec);
        assertThat(door.send(request(FrontDoor.url(port, "/in")).header("Authorization", "Bearer "))
                        .statusCode())
                .isEqualTo(500);
        door.secretValues.put("s/k", "");
        assertThat(door.send(request(FrontDoor.url(port, "/in")).header("Authorization", "Bearer "))
                        .body())
                .isEqualTo("Error loading auth token");
        door.secretValues.put("s/k", "tok");
        assertThat(door.send(request(FrontDoor.url(port, "/in")).header("Authorization", "Bearer tik"))
                        .body())
                .isEqualTo("Invalid Auth token");
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_malformed_form_is_the_callers_fault() {
        HttpResponse<String> response = door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=%zz")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("byte 0");
    }
}
