package dev.tripline.trigger.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The recorded behaviour of Argo Events' parameters. */
class ParameterVectorsTest {
    /** Templates are a load error until there is a template language. */
    private static final Set<String> NOT_YET = Set.of(
            "payload-template-output-is-text-even-with-raw",
            "param-context-template",
            "param-context-template-replace",
            "param-template-over-body-text",
            "param-context-template-and-data-key-uses-data-only",
            "param-template-prints-seven-digits-in-exponent-form");

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Samples.vectors("params.resolve", "params.payload", "params.apply")
                .filter(vector -> !NOT_YET.contains(id(vector)))
                .map(vector -> DynamicTest.dynamicTest(id(vector), () -> check(vector)));
    }

    @Test
    void whatIsNotServedYetIsRefusedByName() {
        List<JsonNode> templates = Samples.vectors("params.resolve", "params.payload", "params.apply")
                .filter(vector -> NOT_YET.contains(id(vector)))
                .toList();
        assertThat(templates).hasSameSizeAs(NOT_YET).allSatisfy(vector -> {
            Problems problems = new Problems();
            JsonNode given = vector.get("given");
            JsonNode source = given.has("src")
                    ? given.get("src")
                    : given.get("payload").get(0).get("src");
            assertThat(bind(ParameterSource.class, source, problems)).isEmpty();
            assertThat(problems.all()).anyMatch(problem -> problem.message().contains("Template is not supported yet"));
        });
    }

    private static void check(JsonNode vector) throws Exception {
        JsonNode expect = vector.get("expect");
        if (!expect.get("error").asBoolean()) {
            Outcome outcome = run(vector);
            compare(outcome, expect);
            return;
        }
        String part = expect.path("errorContains").asText("");
        assertThatThrownBy(() -> run(vector)).hasMessageContaining(part);
    }

    private record Outcome(String text, String type) {}

    private static Outcome run(JsonNode vector) throws Exception {
        JsonNode given = vector.get("given");
        FiringView view = new FiringView(Samples.firing(vector));
        return switch (vector.get("kind").asText()) {
            case "params.resolve" -> {
                Resolved value = ParameterResolver.resolve(bound(ParameterSource.class, given.get("src")), view)
                        .orElseThrow();
                yield new Outcome(value.text(), value.type().name());
            }
            case "params.payload" ->
                new Outcome(Payloads.build(all(PayloadItem.class, given.get("payload")), view), "");
            default ->
                new Outcome(
                        ParameterApply.apply(
                                all(Parameter.class, given.get("parameters")),
                                given.get("object").asText(),
                                view),
                        "");
        };
    }

    private static void compare(Outcome outcome, JsonNode expect) {
        for (String exact : List.of("text", "value")) {
            if (expect.has(exact)) {
                assertThat(outcome.text()).isEqualTo(expect.get(exact).asText());
            }
        }
        if (expect.has("type")) {
            assertThat(outcome.type()).isEqualToIgnoringCase(expect.get("type").asText());
        }
        if (expect.has("json")) {
            assertThat(Samples.json(outcome.text())).isEqualTo(expect.get("json"));
        }
        if (expect.has("textContains")) {
            assertThat(outcome.text()).contains(expect.get("textContains").asText());
        }
        expect.path("jsonPath")
                .properties()
                .forEach(entry -> assertThat(Samples.json(outcome.text())
                                .at("/" + entry.getKey().replace('.', '/')))
                        .isEqualTo(entry.getValue()));
    }

    private static <R extends Record> List<R> all(Class<R> type, JsonNode items) {
        List<R> all = new ArrayList<>();
        items.forEach(item -> all.add(bound(type, item)));
        return all;
    }

    private static <R extends Record> R bound(Class<R> type, JsonNode json) {
        Problems problems = new Problems();
        return bind(type, json, problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }

    private static <R extends Record> Optional<R> bind(Class<R> type, JsonNode json, Problems problems) {
        Node node = NodeJson.read(json.toString(), Position.NONE);
        return Binder.bind(type, node, "", problems);
    }

    private static String id(JsonNode vector) {
        return vector.get("id").asText();
    }
}
