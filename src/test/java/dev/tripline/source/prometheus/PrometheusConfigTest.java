package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.source.SourceBeans;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.plan.SourcePlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusConfigTest {
    private static final String GOOD = "\"url\": \"http://p\", \"query\": \"up\", \"threshold\": {\"above\": 1}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "url": "p:9090"                  | url: the URL must begin with http:// or https://
            "url": "http://me:pw@p"          | url: the URL holds a user or password; put them into basicAuth
            "url": "http://p/?x=1"           | url: the URL has a query of its own
            "query": " "                     | query: the query is missing
            "interval": "999ms"              | interval: wanted a duration between a second and an hour, got 999ms
            "interval": "often"              | interval: wanted a duration between a second and an hour, got often
            "timeout": "6m"                  | timeout: wanted a duration between a second and five minutes, got 6m
            "threshold": {}                  | threshold: neither above nor below is given
            "threshold": {"above": 1, "below": 1} | threshold: above and below are both given
            "threshold": {"above": "much"}   | threshold.above: wanted a number
            "threshold": {"above": [1]}      | threshold.above: wanted a number
            "threshold": {"below": "1e400"}  | threshold.below: wanted a number
            "threshold": {"above": 1, "for": "-1s"} | threshold.for: wanted a duration, got -1s
            "threshold": {"above": 1, "resolve": 1.1} | threshold.resolve: a series that fires above a value cannot resolve above it
            "threshold": {"below": 1, "resolve": 0.9} | threshold.resolve: a series that fires below a value cannot resolve below it
            "headers": {"A B": "1"}          | headers: the header name 'A B' is none in HTTP
            "headers": {"A": "1\\n"}         | headers.A: the value holds characters that HTTP forbids
            "secureHeaders": [{"name": "A", "valueFrom": {}}] | secureHeaders[0].valueFrom: the value's secret is missing; config maps are not served by this version
            "bearerToken": {"name": "a", "key": "b"}, "basicAuth": {"username": {"name": "a", "key": "b"}, "password": {"name": "a", "key": "b"}} | bearerToken: bearerToken and basicAuth are both given
            "basicAuth": {"username": {"name": "a", "key": "b"}} | basicAuth.password: password missing
            "tls": {"caCertSecret": {"name": "a", "key": "b"}} | tls: certificates of one's own are not served by this version
            """)
    void what_cannot_work_is_told_at_its_place(String fields, String problem) {
        assertThat(Given.problems("{" + GOOD + ", " + fields + "}")).containsExactly(problem);
    }

    @Test
    void all_of_it_is_told_at_once() {
        assertThat(Given.problems("{\"interval\": \"1d\"}"))
                .containsExactly(
                        "url: the address of Prometheus is missing",
                        "query: the query is missing",
                        "interval: wanted a duration between a second and an hour, got 1d",
                        "threshold: the threshold is missing");
    }

    @Test
    void what_is_left_out_has_a_meaning() {
        PrometheusConfig config =
                Given.config("http://p", "\"query\": \"up\", \"threshold\": {\"above\": \"1\", \"resolve\": \"1\"}");
        assertThat(config.period()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.limits().held()).isZero();
    }

    @Test
    void the_example_loads_without_a_word() throws IOException {
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("example.yaml"))) {
            List<Manifest> read =
                    YamlReader.read("example.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8), problems);
            List<SourceBinding> bindings = new SourcePlan(
                            new SourceKinds(SourceBeans.all(selector -> Optional.empty())))
                    .of(read.getFirst(), problems)
                    .bindings();
            assertThat(problems.all()).isEmpty();
            assertThat(bindings).hasSize(2);
        }
    }
}
