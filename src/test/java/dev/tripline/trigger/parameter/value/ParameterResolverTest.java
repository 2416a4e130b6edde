package dev.tripline.trigger.parameter.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Event;
import dev.tripline.language.path.PathValue;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterResolverTest {
    private static final String BODY = "{\"a\":\"v\",\"n\":1234567,\"empty\":\"\",\"o\":{\"x\":1},\"null\":null}";

    private static ParameterSource source(String yaml) {
        return Samples.bind(ParameterSource.class, "{dependencyName: d, " + yaml + "}");
    }

    private static String resolved(String yaml) throws RenderFailure {
        return ParameterResolver.resolve(source(yaml), Samples.view("d", BODY))
                .orElseThrow()
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataTemplate: '{{ .Input.a }}!', dataKey: n, value: x | v!",
                "dataTemplate: '{{ .Input.n }}' | 1.234567e+06",
                "dataTemplate: '{{ .Input.o }}' | map[x:1]",
                "dataTemplate: '{{ .Input', dataKey: a, value: x | v",
                "dataTemplate: '{{ nofunction }}', dataKey: a, value: x | v",
                "dataTemplate: '{{ .Input.empty }}', dataKey: a, value: x | v",
                "dataTemplate: '{{ .Input.missing }}', dataKey: a, value: x | v",
                "dataTemplate: '{{ .Input.null }}', dataKey: a, value: x | v",
                "dataTemplate: '{{ .Input.a.b }}', dataKey: a, value: x | v",
                "dataTemplate: '{{ .Input', dataKey: missing, value: x | x",
                "dataTemplate: '{{ .Input.empty }}', value: x | x",
                "dataTemplate: '{{ .Input.missing }} ', dataKey: a | '<no value> '",
                "contextTemplate: '{{ .Input.subject }}/{{ .Input.type }}' | example/webhook",
                "contextTemplate: '{{ .Input.missing }}', contextKey: id | e-1",
                "contextTemplate: '{{ .Input.subject }}', dataKey: a | v",
                "contextKey: subject, dataTemplate: '{{ .Input.a }}' | v",
                "contextKey: subject, dataTemplate: '{{ .Input.missing }}', value: x | x",
                "contextTemplate: '{{ .Input.time }}' | 2026-03-04T12:00:00Z",
            })
    void aTemplateComesFirstThenTheKeyThenTheValue(String selectors, String expected) throws RenderFailure {
        assertThat(resolved(selectors)).isEqualTo(expected);
    }

    @Test
    void aTemplatesOutputIsAString() throws RenderFailure {
        Resolved value = ParameterResolver.resolve(
                        source("dataTemplate: '{{ .Input.n }}', useRawData: true"), Samples.view("d", "{\"n\":5}"))
                .orElseThrow();
        assertThat(value).isEqualTo(new Resolved(PathValue.Type.STRING, "5"));
        assertThat(value.isTyped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataTemplate: '{{ .Input', dataKey: b | body its template gives nothing (line 1",
                "dataTemplate: '{{ .Input', dataKey: b | , and there is no 'b'; correct the parameter",
                "dataTemplate: '{{ .Input.empty }}' | template evaluated to empty string or no value",
                "contextTemplate: '{{ .Input.id }}', dataKey: b | unable to resolve 'd' parameter value: in its event's body there is no 'b'",
                "contextKey: b | unable to resolve 'd' parameter value: in its event's attributes there is no 'b'",
            })
    void whatGivesNothingFailsTheAttemptAndSaysWhy(String selectors, String complaint) {
        assertThatThrownBy(() -> resolved(selectors))
                .isInstanceOf(RenderFailure.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json; charset=utf-8", "application/xml", ""})
    void aBodyOfAnotherTypeIsNotReadByTemplatesEither(String contentType) throws RenderFailure {
        FiringView view = Samples.view(Samples.firing(Map.of("d", Samples.event(contentType, BODY))));
        assertThatThrownBy(() -> ParameterResolver.resolve(source("dataTemplate: '{{ .Input.a }}'"), view))
                .hasMessageContaining("unsupported event content type");
        assertThat(ParameterResolver.resolve(source("dataTemplate: '{{ .Input.a }}', value: x"), view)
                        .orElseThrow()
                        .text())
                .isEqualTo("x");
        assertThat(ParameterResolver.resolve(source("contextTemplate: '{{ .Input.id }}'"), view)
                        .orElseThrow()
                        .text())
                .isEqualTo("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useRawData: true",
                "contextKey: id",
                "contextTemplate: '{{ .Input.id }}'",
                "dataKey: a",
                "dataTemplate: '{{ .Input.a }}'",
                "dataKey: a, dataTemplate: '{{ .Input', contextKey: id"
            })
    void aDependencyThatTookNoPartGivesTheValueOrNothing(String selectors) throws RenderFailure {
        FiringView view = Samples.view("other", BODY);
        assertThat(ParameterResolver.resolve(source(selectors), view)).isEmpty();
        assertThat(ParameterResolver.resolve(source(selectors + ", value: ''"), view))
                .contains(new Resolved(PathValue.Type.STRING, ""));
    }

    @Test
    void aDocumentIsDecodedOncePerFiring() throws Exception {
        FiringView view = Samples.view("d", BODY);
        Event event = view.event("d").orElseThrow();
        assertThat(view.input(view.data("d", event))).isSameAs(view.input(view.data("d", event)));
        assertThat(view.input(view.context("d", event)).get("Input")).isInstanceOf(Map.class);
    }

    @Test
    void aTemplateIsCompiledOnceHoweverOftenItIsBound() {
        assertThat(source("dataTemplate: '{{ .Input.once }}'").dataTemplate())
                .isSameAs(source("dataTemplate: '{{ .Input.once }}'").dataTemplate());
        String huge = "{{/*" + "x".repeat(10_000) + "*/}}";
        assertThat(ParameterTemplate.of(huge)).isEqualTo(ParameterTemplate.of(huge));
    }
}
