package dev.tripline.source.host.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.event.Origin;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceVectors;
import dev.tripline.source.SourceVectors.Row;
import dev.tripline.source.github.GithubSource;
import dev.tripline.source.webhook.WebhookConfig;
import dev.tripline.source.webhook.WebhookSource;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class SourcePlanTest {
    private static final String OK = "{\"port\": \"12000\", \"endpoint\": \"/a\", \"method\": \"POST\"}";

    private final SourceKinds kinds =
            new SourceKinds(List.of(new WebhookSource(), new GithubSource(selector -> Optional.empty())));
    private final SourcePlan plan = new SourcePlan(kinds);
    private final Problems problems = new Problems();

    private List<SourceBinding> plan(String spec) {
        return plan.of(FrontDoor.eventSource("es", spec), problems).bindings();
    }

    static List<Row> validations() {
        return SourceVectors.of("validate.eventSource").stream()
                .filter(row -> List.of("webhook", "github")
                        .contains(row.given().get("type").asText()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("validations")
    void judges_as_argo_does(Row row) {
        List<SourceBinding> bindings =
                plan("{\"" + row.given().get("type").asText() + "\":{\"ev\":" + row.input() + "}}");
        if (row.expect().get("ok").asBoolean()) {
            assertThat(problems.hasErrors()).isFalse();
            assertThat(bindings).hasSize(1);
        } else {
            assertThat(problems.all().getFirst().message())
                    .isEqualTo(row.expect().get("error").asText());
            assertThat(bindings).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "github"})
    void the_examples_are_without_complaint(String kind) throws Exception {
        try (InputStream yaml = Objects.requireNonNull(
                getClass().getResourceAsStream("/dev/tripline/source/" + kind + "/example.yaml"))) {
            Map<String, Object> document = new Yaml().load(yaml);
            assertThat(plan(new ObjectMapper().writeValueAsString(document.get("spec"))))
                    .hasSize(1);
        }
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void binds_each_event_with_its_place() {
        List<SourceBinding> bindings = plan("""
                {"eventBusName": "default", "replicas": 2, "template": {}, "service": {},
                 "webhook": {"hello": %s}}""".formatted(OK));
        assertThat(problems.all()).isEmpty();
        assertThat(bindings).singleElement().satisfies(binding -> {
            assertThat(binding.origin()).isEqualTo(new Origin("es", "hello"));
            assertThat(binding.path()).isEqualTo("spec.webhook.hello");
            assertThat(binding.config()).isInstanceOf(WebhookConfig.class);
        });
    }

    @Test
    void all_complaints_come_at_once() {
        plan("""
                {"webhok": {}, "kafka": {"k": {}}, "webhook": {"dup": %1$s, "a.b": %1$s, "c": {"port": "0", "endpoint": ""}},
                 "github": {"dup": {}}}""".formatted(OK));
        assertThat(problems.all())
                .extracting(Problem::code)
                .contains("TL-2001", "TL-2002", "TL-2003", "TL-2004", "TL-1203");
        assertThat(problems.all())
                .extracting(Problem::message)
                .contains(
                        "unknown kind of event source \"webhok\" (did you mean \"webhook\"?)",
                        "event sources of kind \"kafka\" are not supported yet by this version",
                        "more than one \"dup\" found in the spec",
                        "endpoint can't be empty",
                        "failed to parse server port \"0\": want a number from 1 to 65535");
    }

    @Test
    void a_filter_is_an_error_until_there_are_filters() {
        List<SourceBinding> bindings = plan(
                "{\"webhook\": {\"e\": {\"port\": \"1\", \"endpoint\": \"/\", \"filter\": {\"expression\": \"x\"}}}}");
        assertThat(bindings).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TL-2005");
            assertThat(problem.path()).isEqualTo("spec.webhook.e.filter");
        });
    }

    @Test
    void wrong_shapes_are_told() {
        plan("{\"webhook\": [], \"github\": {\"a\": 3}}");
        assertThat(problems.all()).extracting(Problem::code).containsExactly("TL-2006", "TL-1201");
    }
}
