package dev.tripline.source.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsSourceTest extends HookContract {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new CloudEventsSource());
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, "");
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"cloudevents": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return binary(uri, "ce-id", UUID.randomUUID().toString()).POST(BodyPublishers.ofString("{}"));
    }

    /** A valid one, with these headers changed; an empty value leaves the header out. */
    private static HttpRequest.Builder binary(URI uri, String... changes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce-specversion", "1.0",
                "ce-id", "a-1",
                "ce-source", "/orders",
                "ce-type", "com.example.placed",
                "Content-Type", "application/json"));
        for (int i = 0; i < changes.length; i += 2) {
            headers.put(changes[i], changes[i + 1]);
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return request;
    }

    private HttpResponse<String> binary(byte[] body, String... changes) {
        return door.send(binary(FrontDoor.url(port, "/in"), changes).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> post(String contentType, String body) {
        return door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A valid one with these members in place of, or beside, its own. */
    private static String structured(String members) {
        try {
            ObjectNode event = SourceVectors.JSON.createObjectNode();
            event.put("specversion", "1.0")
                    .put("id", "a-1")
                    .put("source", "/orders")
                    .put("type", "com.example.placed");
            event.setAll((ObjectNode) SourceVectors.JSON.readTree("{" + members + "}"));
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    private void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.body()).isEqualTo("not a CloudEvent: " + why);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(door.bus.offered()).isEmpty();
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

    @ParameterizedTest
    @ValueSource(strings = {"%C0%A0", "%ED%A0%80", "%FF", "%F4%90%80%80"})
    void what_decodes_to_no_utf8_is_refused(String header) {
        assertRefused(binary(bytes("{}"), "ce-subject", header), "subject is percent-encoded, but not out of UTF-8");
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
    void of_a_batch_with_an_invalid_event_nothing_is_taken() {
        assertRefused(
                post(BATCH, "[" + structured("\"data\": 1") + "," + structured("\"type\": \"\"") + "]"),
                "event 1 of the batch: type is empty");
        assertRefused(post(BATCH, structured("\"data\": 1")), "a batch is a JSON array");
        assertRefused(post(STRUCTURED, "[]"), "an event is a JSON object");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce-id||id is missing",
                "ce-source||source is missing",
                "ce-type||type is missing",
                "ce-specversion||specversion is missing",
                "ce-specversion|0.3|specversion is not 1.0",
                "ce-source|a b%20c|source is no URI reference",
                "ce-time|yesterday|time is not as RFC 3339 writes it",
                "ce-time|2026-13-01T00:00:00Z|time is not as RFC 3339 writes it",
                "ce-time|2026-12-01T00:00Z|time is not as RFC 3339 writes it",
                "ce-dataschema|/relative|dataschema is no absolute URI",
                "ce-subject|a%00b|subject holds a control character, or one that is none",
                "ce-subject|a%EF%BF%BFb|subject holds a control character, or one that is none",
                "ce-subject|\"\"|subject is empty",
                "ce-my-ext|1|the attribute's name my-ext holds other characters than a-z and 0-9",
                "ce-data|1|data is no name of an attribute",
                "ce-datacontenttype|text/plain|datacontenttype is the header Content-Type, not ce-datacontenttype",
                "Content-Type|nonsense|datacontenttype is no media type",
            })
    void what_is_invalid_is_named(String header, String value, String why) {
        assertRefused(binary(bytes("{}"), header, value == null ? "" : value), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"id\": 7|id is not a string",
                "\"id\": \"\"|id is empty",
                "\"source\": \"http://[\"|source is no URI reference",
                "\"n\": 1.5|n is not a whole number of 32 bits",
                "\"n\": 2147483648|n is not a whole number of 32 bits",
                "\"n\": {}|n is neither a string, nor a boolean, nor a whole number",
                "\"N\": \"1\"|the attribute's name N holds other characters than a-z and 0-9",
                "\"data\": 1, \"data_base64\": \"AA==\"|data and data_base64 exclude each other",
                "\"data_base64\": \"?\"|data_base64 is not base64",
                "\"data_base64\": 1|data_base64 is not base64",
                "\"datacontenttype\": \"text/plain\", \"data\": {}|data is not a string, though datacontenttype says that it is no JSON",
            })
    void what_is_invalid_in_json_is_named(String members, String why) {
        assertRefused(post(STRUCTURED, structured(members)), why);
    }

    @Test
    void half_a_letter_is_none() {
        assertRefused(
                post(STRUCTURED, "{\"specversion\": \"1.0\", \"subject\": \"\\ud800\"}"),
                "subject holds a control character, or one that is none");
    }

    @Test
    void an_attribute_must_be_there_once() {
        assertRefused(
                door.send(binary(FrontDoor.url(port, "/in"))
                        .header("ce-id", "other")
                        .POST(BodyPublishers.ofString("{}"))),
                "id is there more than once");
        assertRefused(
                post(STRUCTURED, "{\"id\": \"1\", \"specversion\": \"1.0\", \"\\u0069d\": \"2\"}"),
                "id is there more than once");
        assertRefused(binary(bytes("{}"), "ce-subject", "x".repeat(8193)), "subject is longer than 8192 characters");
    }

    @Test
    void data_must_be_what_its_type_says() {
        assertRefused(
                binary(bytes("{")),
                "datacontenttype says JSON, but data is invalid JSON at byte 1: wanted a member's name");
        assertThat(post(STRUCTURED, "{").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+avro",
                "application/cloudevents",
                "application/cloudevents-batch+xml",
                "application/cloudevents+json; charset=utf-16",
            })
    void other_formats_are_not_taken(String contentType) {
        assertThat(post(contentType, "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void methods_without_an_event_are_refused() {
        URI uri = FrontDoor.url(port, "/in");
        assertThat(door.send(HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(405);
        assertThat(door.send(binary(uri).PUT(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void metadata_travels_along() {
        door.serve("es", spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
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
