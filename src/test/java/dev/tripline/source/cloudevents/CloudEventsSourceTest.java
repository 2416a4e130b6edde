package dev.tripline.source.cloudevents;

import static dev.tripline.source.cloudevents.Requests.BATCH;
import static dev.tripline.source.cloudevents.Requests.STRUCTURED;
import static dev.tripline.source.cloudevents.Requests.bytes;
import static dev.tripline.source.cloudevents.Requests.structured;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.HookContract;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsSourceTest extends HookContract {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new CloudEventsSource());
    }

    @Override
    protected String spec(int port, String endpoint) {
        return Requests.spec(port, endpoint, "");
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return Requests.binary(uri, "ce-id", UUID.randomUUID().toString()).POST(BodyPublishers.ofString("{}"));
    }

    private HttpResponse<String> binary(byte[] body, String... changes) {
        return door.send(Requests.binary(FrontDoor.url(port, "/in"), changes).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> post(String contentType, String body) {
        return door.send(Requests.post(FrontDoor.url(port, "/in"), contentType, body));
    }

    private Event only() {
        assertThat(door.bus.stored()).hasSize(1);
        return door.bus.stored().getFirst();
    }

    private JsonNode body() {
        try {
            return SourceVectors.JSON.readTree(only().body().bytes()).path("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_senders_event_is_whole_in_the_payload_and_the_envelope_is_triplines() {
        binary(
                bytes("{ \"total\": 12.50 }"),
                "ce-subject",
                "order/7",
                "ce-time",
                "2026-11-26T03:00:00.5+01:00",
                "ce-dataschema",
                "https://example.com/schema",
                "ce-traceparent",
                TRACE,
                "ce-comexamplen",
                "5");
        Event event = only();
        assertThat(event.body().text())
                .isEqualTo(
                        "{\"body\":{\"comexamplen\":\"5\",\"dataschema\":\"https://example.com/schema\",\"id\":\"a-1\","
                                + "\"source\":\"/orders\",\"specversion\":\"1.0\",\"subject\":\"order/7\","
                                + "\"time\":\"2026-11-26T03:00:00.5+01:00\",\"traceparent\":\"" + TRACE
                                + "\",\"type\":\"com.example.placed\",\"datacontenttype\":\"application/json\","
                                + "\"data\":{\"total\":12.50}}}");
        assertThat(event.source()).isEqualTo("es");
        assertThat(event.subject()).isEqualTo("ev");
        assertThat(event.type()).isEqualTo("cloudevents");
        assertThat(event.extensions()).isEqualTo(Map.of("traceparent", TRACE, "comexamplen", "5"));
    }

    @Test
    void on_the_bus_the_extensions_are_attributes() throws MalformedEvent {
        post(STRUCTURED, structured("\"traceparent\": \"" + TRACE + "\", \"flag\": true, \"n\": -3"));
        Event read = CloudEventJson.decode(CloudEventJson.encode(only()));
        assertThat(read.extensions()).isEqualTo(Map.of("traceparent", TRACE, "flag", "true", "n", "-3"));
        assertThat(body().path("flag").isBoolean()).isTrue();
        assertThat(body().path("n").isInt()).isTrue();
    }

    @Test
    void a_sender_cannot_choose_its_sensor() {
        post(STRUCTURED, structured("\"triplinesensor\": \"mine\", \"triplinereplayof\": \"x\""));
        assertThat(only().extensions()).isEmpty();
        assertThat(only().onlySensor()).isEmpty();
        assertThat(body().path("triplinesensor").asText()).isEqualTo("mine");
    }

    @Test
    void source_and_id_are_the_identity() {
        binary(bytes("{}"));
        post(STRUCTURED, structured("\"data\": {}"));
        binary(bytes("{}"), "ce-source", "/other");
        binary(bytes("{}"), "ce-id", "a-2");
        assertThat(door.bus.stored())
                .extracting("id")
                .allMatch(id -> id.toString().matches("es:ev:[0-9a-f]{32}"));
        assertThat(door.bus.stored().get(1).id())
                .isEqualTo(door.bus.stored().getFirst().id());
        assertThat(door.bus.stored().stream().map(Event::id).distinct()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Euro%20%E2%82%AC%20%F0%9F%98%80|Euro € 😀",
                "%e2%82%ac%41|€A",
                "100% of %zz %4|100% of %zz %4",
                "%2520|%20",
                "\"quoted \\\"text\\\" %20 \\\\\"|quoted \"text\" \u0020 \\",
                "\"open|\"open",
            })
    void headers_are_unquoted_and_percent_decoded_once(String header, String text) {
        binary(bytes("{}"), "ce-subject", header);
        assertThat(body().path("subject").asText()).isEqualTo(text.replace("\\u0020", " "));
    }

    @Test
    void data_of_every_sort_comes_through() {
        byte[] binary = {0, (byte) 0xFF, 'a'};
        binary(binary, "Content-Type", "application/octet-stream", "ce-id", "1");
        binary(bytes("<a>ü</a>"), "Content-Type", "application/xml", "ce-id", "2");
        binary(bytes("\"text\""), "Content-Type", "application/vnd.x+json; charset=utf-8", "ce-id", "3");
        binary(bytes("{}"), "Content-Type", "", "ce-id", "4");
        binary(new byte[0], "ce-id", "5");
        binary(binary, "Content-Type", "text/plain", "ce-id", "6");
        binary(new byte[] {(byte) 0xFC}, "Content-Type", "text/plain; charset=\"iso-8859-1\"", "ce-id", "7");
        assertThat(door.bus.stored())
                .extracting(event -> event.body().text().replaceAll(".*\"type\":\"com.example.placed\",?", ""))
                .containsExactly(
                        "\"datacontenttype\":\"application/octet-stream\",\"data_base64\":\"AP9h\"}}",
                        "\"datacontenttype\":\"application/xml\",\"data\":\"\\u003ca\\u003eü\\u003c/a\\u003e\"}}",
                        "\"datacontenttype\":\"application/vnd.x+json; charset=utf-8\",\"data\":\"text\"}}",
                        "\"data_base64\":\"e30=\"}}",
                        "\"datacontenttype\":\"application/json\"}}",
                        "\"datacontenttype\":\"text/plain\",\"data_base64\":\"AP9h\"}}",
                        "\"datacontenttype\":\"text/plain; charset=\\\"iso-8859-1\\\"\",\"data_base64\":\"/A==\"}}");
    }

    @Test
    void structured_data_stays_as_it_is() {
        for (String data : List.of(
                "\"data\":null",
                "\"data\":\"{}\"",
                "\"data\":[1.50]",
                "\"datacontenttype\":\"text/xml\",\"data\":\"a\"",
                "\"datacontenttype\":\"image/png\",\"data_base64\":\"AP9h\"")) {
            post(STRUCTURED, "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"," + data + "}");
            assertThat(door.bus.stored().getLast().body().text()).endsWith("\"type\":\"t\"," + data + "}}");
        }
    }

    @Test
    void null_is_as_if_it_were_not_there() {
        post(STRUCTURED, structured("\"subject\": null, \"flag\": null, \"data_base64\": null"));
        assertThat(body().has("subject")).isFalse();
        assertThat(body().has("data_base64")).isFalse();
        assertThat(only().extensions()).isEmpty();
    }

    @Test
    void a_batch_is_an_event_for_each() {
        HttpResponse<String> answer = post(
                BATCH,
                "[" + structured("\"data\": 1") + "," + structured("\"id\": \"a-2\", \"data_base64\": \"AA==\"") + "]");
        assertThat(answer.body()).isEqualTo("success");
        assertThat(answer.headers().allValues("Tripline-Event-Id")).hasSize(2);
        assertThat(door.bus.stored()).hasSize(2);
        assertThat(post(BATCH, "[]").body()).isEqualTo("success");
        assertThat(door.bus.stored()).hasSize(2);
    }

    @Test
    void a_bus_that_refuses_within_a_batch_is_a_503_and_the_repetition_makes_no_second_event() {
        String batch = "[" + structured("\"data\": 1") + "," + structured("\"id\": \"a-2\"") + "]";
        door.bus.refuseAfter(1);
        assertThat(post(BATCH, batch).statusCode()).isEqualTo(503);
        door.bus.store();
        assertThat(post(BATCH, batch).statusCode()).isEqualTo(200);
        assertThat(door.bus.stored()).hasSize(3);
        assertThat(door.bus.stored().stream().map(Event::id).distinct()).hasSize(2);
    }

    @Test
    void metadata_travels_along() {
        door.serve("es", Requests.spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        binary(bytes("{}"));
        assertThat(only().body().text()).endsWith(",\"data\":{}},\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void binary_data_is_the_senders_to_the_last_byte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        binary(all, "Content-Type", "application/octet-stream");
        assertThat(Base64.getDecoder().decode(body().path("data_base64").asText()))
                .isEqualTo(all);
    }
}
