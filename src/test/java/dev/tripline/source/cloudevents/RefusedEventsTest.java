package dev.tripline.source.cloudevents;

import static dev.tripline.source.cloudevents.Requests.BATCH;
import static dev.tripline.source.cloudevents.Requests.STRUCTURED;
import static dev.tripline.source.cloudevents.Requests.bytes;
import static dev.tripline.source.cloudevents.Requests.spec;
import static dev.tripline.source.cloudevents.Requests.structured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.source.FrontDoor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no CloudEvent is refused in words. */
class RefusedEventsTest {
    private final FrontDoor door = new FrontDoor(secrets -> List.of(new CloudEventsSource()));
    private final int port = FrontDoor.freePort();

    @BeforeEach
    void open() {
        assertThat(door.serve("es", spec(port, "/in", "")).all()).isEmpty();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> binary(byte[] body, String... changes) {
        return door.send(Requests.binary(FrontDoor.url(port, "/in"), changes).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> post(String contentType, String body) {
        return door.send(Requests.post(FrontDoor.url(port, "/in"), contentType, body));
    }

    private void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.body()).isEqualTo("not a CloudEvent: " + why);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(door.bus.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C0%A0", "%ED%A0%80", "%FF", "%F4%90%80%80"})
    void what_decodes_to_no_utf8_is_refused(String header) {
        assertRefused(binary(bytes("{}"), "ce-subject", header), "subject is percent-encoded, but not out of UTF-8");
    }

    @Test
    void of_a_batch_with_an_invalid_event_nothing_is_taken() {
        assertRefused(
                post(BATCH, "[" + structured("\"data\": 1") + "," + structured("\"type\": \"\"") + "]"),
                "event 1 of the batch: type is empty");
        assertRefused(post(BATCH, structured("\"data\": 1")), "a batch is a JSON array");
        assertRefused(post(STRUCTURED, "[]"), "an event is a JSON object");
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
                door.send(Requests.binary(FrontDoor.url(port, "/in"))
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
        assertThat(door.send(Requests.binary(uri).PUT(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }
}
