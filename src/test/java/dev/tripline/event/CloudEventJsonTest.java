package dev.tripline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sensor specification 8.2. */
class CloudEventJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HEAD = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"";

    private static Event decode(String json) throws MalformedEvent {
        return CloudEventJson.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Event event(Body body, Map<String, String> extensions) {
        return new Event(
                "id-1",
                "webhook",
                "webhook",
                "example",
                Optional.of(Instant.parse("2026-11-22T10:11:12.123456789Z")),
                Event.JSON,
                extensions,
                body);
    }

    @Test
    void goes_out_as_argo_events_sends_it() throws Exception {
        byte[] json = CloudEventJson.encode(event(Body.of("{\"a\":1}"), Map.of("traceparent", "00-1")));
        assertThat(MAPPER.readTree(json)).isEqualTo(MAPPER.readTree("""
                        {"specversion":"1.0","id":"id-1","source":"webhook","type":"webhook","subject":"example",
                         "datacontenttype":"application/json","time":"2026-11-22T10:11:12.123456789Z",
                         "traceparent":"00-1","data_base64":"eyJhIjoxfQ=="}"""));
    }

    @Test
    void comes_back_as_it_went() throws MalformedEvent {
        byte[] wild = new byte[512];
        for (int i = 0; i < wild.length; i++) {
            wild[i] = (byte) i;
        }
        for (Body body : new Body[] {Body.ABSENT, Body.of(""), Body.of("{\"ü\": \"\\u0000\"}"), Body.of(wild)}) {
            Event event = event(body, Map.of("ext", "1", "other", "ü\"\n"));
            assertThat(CloudEventJson.decode(CloudEventJson.encode(event))).isEqualTo(event);
        }
        Event bare = new Event("1", "s", "", "", Optional.empty(), "", Map.of(), Body.ABSENT);
        assertThat(CloudEventJson.decode(CloudEventJson.encode(bare))).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                              | \"data\": {\"a\" : [1, 2.50]}     | {\"a\" : [1, 2.50]}",
                "application/json              | \"data\": \"text\"                | \"text\"",
                "application/json; charset=utf-8 | \"data\":7                      | 7",
                "text/json                     | \"data\": true                    | true",
                "Application/Cloud+JSON        | \"data\": null                    | null",
                "application/json              | \"data\": {\"ü\": \"\\u00fc\"}    | {\"ü\": \"\\u00fc\"}",
                "text/plain                    | \"data\": \"hi \\u00fc\"          | hi ü",
                "text/plain                    | \"data_base64\": \"aGkgw7w=\"     | hi ü",
            })
    void reads_data_and_data_base64(String contentType, String member, String body) throws MalformedEvent {
        String type = contentType == null ? "" : ",\"datacontenttype\":\"" + contentType + "\"";
        assertThat(decode(HEAD + type + "," + member + "}").body()).isEqualTo(Body.of(body));
        assertThat(decode("{" + member + type + HEAD.replace('{', ',') + "}").body())
                .as("the order of attributes is free")
                .isEqualTo(Body.of(body));
    }

    @Test
    void without_data_the_body_is_absent() throws MalformedEvent {
        assertThat(decode(HEAD + "}").body()).isEqualTo(Body.ABSENT);
        assertThat(decode(HEAD + ",\"data_base64\":null}").body()).isEqualTo(Body.ABSENT);
    }

    @Test
    void extensions_are_kept_and_attributes_are_none() throws MalformedEvent {
        Event event =
                decode(HEAD + ",\"subject\":\"e\",\"time\":\"2026-01-01T02:00:00.5+02:00\",\"one\":\"1\",\"two\":2,"
                        + "\"three\":true,\"none\":null}");
        assertThat(event.extensions()).isEqualTo(Map.of("one", "1", "two", "2", "three", "true"));
        assertThat(event.time()).contains(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertThat(event.origin()).isEqualTo(new Origin("s", "e"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                                                              | not JSON",
                "[]                                                                                 | not a JSON object",
                "{\"id\":\"1\",\"source\":\"s\"}                                                    | no specversion",
                "{\"specversion\":\"2.0\",\"id\":\"1\",\"source\":\"s\"}                            | unknown specversion 2.0",
                "{\"specversion\":\"1.0\",\"source\":\"s\"}                                         | no id",
                "{\"specversion\":\"1.0\",\"id\":\"1\"}                                             | no source",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"time\":\"yesterday\"}      | time is not RFC 3339: yesterday",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"data_base64\":\"***\"}     | data_base64 is not base64",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"datacontenttype\":\"text/plain\",\"data\":{}} | data of text/plain is not a JSON string",
                "{\"specversion\":\"1.0\",\"id\":\"1\"                                              | not JSON",
            })
    void what_argo_events_does_not_decode_we_do_not_either(String json, String reason) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        failure -> assertThat(failure.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1.0"})
    void two_versions_are_known(String version) throws MalformedEvent {
        assertThat(decode(HEAD.replace("1.0", version) + "}").id()).isEqualTo("1");
    }
}
