package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and what counts as an answer. */
class QueryTest {
    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:30.500Z");
    private static final String GOOD = "\"query\": \"up > 0\", \"timeout\": \"1s\", \"threshold\": {\"above\": 1}";

    private final Vertx vertx = Vertx.vertx();
    private final FakePrometheus prometheus = new FakePrometheus();
    private Secrets secrets = selector -> Optional.of(selector.key() + "-value");

    @AfterEach
    void stop() {
        prometheus.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Reading ask(String more) {
        return new Query(Given.config(prometheus.url() + "/base/", GOOD + more), new HttpCaller(vertx), secrets)
                .at(MOMENT)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void asks_as_the_api_wants_it_with_all_credentials() {
        prometheus.values.put("a", "1.5");
        assertThat(ask(
                        ", \"headers\": {\"X-Scope-OrgID\": \"shop\"}, \"bearerToken\": {\"name\": \"s\", \"key\": \"t\"},"
                                + " \"secureHeaders\": [{\"name\": \"X-Key\", \"valueFrom\": {\"secretKeyRef\": {\"name\": \"s\","
                                + " \"key\": \"k\"}}}]"))
                .satisfies(reading -> {
                    assertThat(reading.partial()).isFalse();
                    assertThat(reading.samples()).singleElement().satisfies(sample -> {
                        assertThat(sample.text()).isEqualTo("1.5");
                        assertThat(sample.labels()).hasToString("{queue=a}");
                    });
                });
        assertThat(prometheus.seen).singleElement().satisfies(seen -> {
            assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /base/api/v1/query");
            assertThat(seen.form())
                    .containsEntry("query", "up > 0")
                    .containsEntry("time", MOMENT.toString())
                    .containsEntry("timeout", "1000ms");
            assertThat(seen.headers().get("Authorization")).containsExactly("Bearer t-value");
            assertThat(seen.headers().get("X-key")).containsExactly("k-value");
            assertThat(seen.headers().get("X-scope-orgid")).containsExactly("shop");
        });
    }

    @Test
    void says_who_it_is_by_name_and_password() {
        ask(
                ", \"basicAuth\": {\"username\": {\"name\": \"s\", \"key\": \"u\"}, \"password\": {\"name\": \"s\", \"key\":"
                        + " \"p\"}}");
        assertThat(prometheus.seen.getFirst().headers().get("Authorization"))
                .containsExactly("Basic dS12YWx1ZTpwLXZhbHVl");
    }

    @Test
    void a_scalar_is_a_series_without_labels_and_warnings_make_an_answer_partial() {
        prometheus.answer(200, """
                {"status": "success", "warnings": ["a store is away"],
                 "data": {"resultType": "scalar", "result": [1767225630.5, "+Inf"]}}""");
        Reading reading = ask("");
        assertThat(reading.partial()).isTrue();
        assertThat(reading.samples()).singleElement().satisfies(sample -> {
            assertThat(sample.labels()).isEmpty();
            assertThat(sample.value()).isInfinite();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"status":"error","errorType":"bad_data","error":"1:4: parse error: t-value"} | HTTP 400, bad_data: 1:4: parse error: ***
            422 | {"status":"error","errorType":"execution","error":"many-to-many"} | HTTP 422, execution: many-to-many
            200 | {"status":"error","errorType":"timeout","error":"slow"}    | HTTP 200, timeout: slow
            503 | <html>                                                    | HTTP 503
            401 | ''                                                        | HTTP 401
            200 | <html>                                                    | invalid JSON at byte 0
            200 | []                                                        | invalid JSON: wanted an object
            200 | {"status":"success"}                                      | the answer has no data
            200 | {"status":"success","data":{"resultType":"matrix","result":[]}} | the query gives a matrix; wanted an instant vector or a scalar
            200 | {"status":"success","data":{"resultType":"string","result":[1,"x"]}} | the query gives a string
            200 | {"status":"success","data":{"resultType":"vector","result":{}}} | the answer's result is no list
            200 | {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"2"]}]}} | the answer has no metric
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0x2"]}]}} | the answer holds a sample that is no number
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}} | the query gives histograms
            """)
    void what_is_no_answer_is_told(int status, String body, String message) {
        prometheus.answer(status, body);
        assertThatThrownBy(() -> ask(", \"bearerToken\": {\"name\": \"s\", \"key\": \"t\"}"))
                .isInstanceOf(Query.Failed.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void an_answer_has_its_bounds() {
        prometheus.answer(200, vector(1_001, "v"));
        assertThatThrownBy(() -> ask("")).isInstanceOf(Query.Failed.class).hasMessageContaining("1001 series");
        prometheus.answer(200, vector(1_000, "v"));
        assertThat(ask("").samples()).hasSize(1_000);
        prometheus.answer(200, vector(1_000, "v".repeat(4_500)));
        assertThatThrownBy(() -> ask("")).isInstanceOf(Query.Failed.class).hasMessageContaining("longer than 4 MiB");
    }

    private static String vector(int series, String label) {
        return IntStream.range(0, series)
                .mapToObj(i -> "{\"metric\":{\"n\":\"" + label + i + "\"},\"value\":[1,\"2\"]}")
                .collect(Collectors.joining(
                        ",", "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[", "]}}"));
    }

    @Test
    void silence_ends_with_the_time_limit() {
        prometheus.fallSilent();
        assertThatThrownBy(() -> ask("")).isInstanceOf(Query.Failed.class).hasMessageContaining("no answer within 1 s");
    }

    @Test
    void nothing_is_sent_without_its_secret() {
        secrets = selector -> Optional.empty();
        assertThatThrownBy(() -> ask(", \"bearerToken\": {\"name\": \"s\", \"key\": \"t\"}"))
                .isInstanceOf(Query.Failed.class)
                .hasMessage("the secret 's' with key 't' is missing or empty; create it");
        assertThat(prometheus.seen).isEmpty();
    }
}
