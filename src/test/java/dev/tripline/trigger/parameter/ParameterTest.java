package dev.tripline.trigger.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.parameter.value.ParameterResolver;
import dev.tripline.trigger.parameter.value.ParameterSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
    private static Parameter item(String yaml) {
        return Samples.bind(Parameter.class, yaml);
    }

    @Test
    void payloadItemsMayHaveNoDestination() throws Exception {
        Parameter whole = item("{src: {dependencyName: d, dataKey: a}}");
        Parameter never = item("{src: {dependencyName: d, dataKey: b}, dest: x}");
        assertThat(Payloads.build(List.of(whole, never), Samples.view("d", "{\"a\":{\"x\": 1}}")))
                .isEqualTo("{\"x\": 1}");
    }

    @Test
    void aDependencyThatTookNoPartFailsTheAttempt() {
        List<Parameter> items = List.of(item("{src: {dependencyName: other, dataKey: a}, dest: x}"));
        assertThatThrownBy(() -> Payloads.build(items, Samples.view("d", "{}")))
                .isInstanceOf(RenderFailure.class)
                .hasMessageContaining("'other' took no part")
                .hasMessageContaining("'x'");
    }

    @Test
    void aDependencyThatTookNoPartIsSkippedWithoutDestination() throws Exception {
        List<Parameter> items = List.of(
                item("{src: {dependencyName: other, dataKey: a}}"), item("{src: {dependencyName: d, dataKey: a}}"));
        assertThat(Payloads.build(items, Samples.view("d", "{\"a\":\"v\"}"))).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{src: {dependencyName: other}, dest: x}",
                "{src: {dependencyName: other, useRawData: true}, dest: x}",
                "{src: {dependencyName: other, contextKey: id}, dest: x}",
                "{src: {dependencyName: other, contextTemplate: '{{ .Input.id }}'}, dest: x}",
                "{src: {dependencyName: other, dataKey: a}, dest: x}",
                "{src: {dependencyName: other, dataTemplate: '{{ .Input.a }}'}, dest: x}",
                "{src: {dependencyName: other, dataTemplate: '{{ .Input'}, dest: x}"
            })
    void whereArgoEventsEndsItsProcessTheAttemptFails(String item) throws Exception {
        FiringView view = Samples.view("d", "{}");
        assertThatThrownBy(() -> Payloads.build(List.of(item(item)), view))
                .isInstanceOf(RenderFailure.class)
                .hasMessageContaining("'other' took no part");
        assertThatThrownBy(() -> Payloads.value(item(item), view)).isInstanceOf(RenderFailure.class);
        assertThat(ParameterApply.apply(List.of(item(item)), "{\"x\":1}", view)).isEqualTo("{\"x\":1}");
    }

    @Test
    void whatHasNoSourceFailsTheAttempt() {
        Parameter bare = item("{dest: x}");
        FiringView view = Samples.view("d", "{}");
        assertThatThrownBy(() -> Payloads.build(List.of(bare), view)).hasMessageContaining("has no src");
        assertThatThrownBy(() -> Payloads.value(bare, view)).hasMessageContaining("has no src");
        assertThatThrownBy(() -> ParameterApply.apply(List.of(bare), "{}", view))
                .hasMessageContaining("has no src");
    }

    @Test
    void anyDependencyOfAFiringCanBeRead() throws Exception {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("one", Samples.event(Event.JSON, "{\"a\":1}"));
        events.put("two", Samples.event(Event.JSON, "{\"a\":2}"));
        List<Parameter> items = List.of(
                item("{src: {dependencyName: one, dataKey: a, useRawData: true}, dest: one}"),
                item("{src: {dependencyName: two, dataKey: a, useRawData: true}, dest: two}"));
        assertThat(Payloads.build(items, Samples.view(Samples.firing(events)))).isEqualTo("{\"one\":1,\"two\":2}");
    }

    @Test
    void yamlBodiesAreReadWithSortedKeys() throws Exception {
        Event yaml = Samples.event("application/yaml", "b: {z: 1, a: [x, 2.5, null, true]}\na: s\n");
        FiringView view = Samples.view(Samples.firing(Map.of("d", yaml)));
        ParameterSource source = Samples.bind(ParameterSource.class, "{dependencyName: d, dataKey: b}");
        assertThat(ParameterResolver.resolve(source, view).orElseThrow().text())
                .isEqualTo("{\"a\":[\"x\",2.5,null,true],\"z\":1}");
    }

    @Test
    void yamlThatIsNoneOrTooDeepFailsTheAttempt() {
        for (String body :
                List.of("a: [", "!!javax.script.ScriptEngineManager [x]", "[".repeat(200) + "]".repeat(200))) {
            FiringView view = Samples.view(Samples.firing(Map.of("d", Samples.event("application/yaml", body))));
            ParameterSource source = Samples.bind(ParameterSource.class, "{dependencyName: d, dataKey: a}");
            assertThatThrownBy(() -> ParameterResolver.resolve(source, view)).isInstanceOf(RenderFailure.class);
        }
    }

    @Test
    void anAbsentBodyAndAMissingTimeAreNullInTheWholeEvent() throws Exception {
        Event bare = new Event("i<1>", "s", "t", "n", Optional.empty(), "", Map.of(), Body.ABSENT);
        FiringView view = Samples.view(Samples.firing(Map.of("d", bare)));
        ParameterSource source = Samples.bind(ParameterSource.class, "{dependencyName: d}");
        assertThat(ParameterResolver.resolve(source, view).orElseThrow().text())
                .isEqualTo(
                        "{\"context\":{\"id\":\"i\\u003c1\\u003e\",\"source\":\"s\",\"specversion\":\"1.0\",\"type\":\"t\","
                                + "\"datacontenttype\":\"\",\"subject\":\"n\",\"time\":null},\"data\":null}");
    }

    @Test
    void aBodyIsParsedOncePerFiring() throws Exception {
        FiringView view = Samples.view("d", "{\"a\":1}");
        Event event = view.event("d").orElseThrow();
        assertThat(view.data("d", event)).isSameAs(view.data("d", event));
        assertThat(view.context("d", event)).isSameAs(view.context("d", event));
    }

    @Test
    void warnsOfUnknownFields() {
        Problems problems = new Problems();
        Binder.bind(ParameterSource.class, Samples.yaml("{dependencyName: d, datakey: a}"), "", problems);
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("did you mean \"dataKey\"?");
    }
}
