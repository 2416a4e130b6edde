package dev.tripline.trigger.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Event;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.Expected;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.parameter.value.ParameterResolver;
import dev.tripline.trigger.parameter.value.ParameterSource;
import dev.tripline.trigger.parameter.value.Resolved;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recorded behaviour of Argo Events' parameters. */
public final class ParameterVectors implements VectorChecks {
    @FunctionalInterface
    private interface Attempt {
        String text(Vector vector) throws RenderFailure;
    }

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "params.resolve", ParameterVectors::resolve,
                "params.payload", vector -> check(vector, ParameterVectors::payload),
                "params.apply", vector -> check(vector, ParameterVectors::apply),
                "params.render", vector -> check(vector, ParameterVectors::render));
    }

    private static void check(Vector vector, Attempt attempt) throws RenderFailure {
        if (vector.expectsError()) {
            assertThatThrownBy(() -> attempt.text(vector))
                    .isInstanceOf(RenderFailure.class)
                    .satisfies(failure ->
                            Expected.contains(String.valueOf(failure.getMessage()), vector.expect(), "errorContains"));
            return;
        }
        Expected.text(attempt.text(vector), vector.expect());
    }

    private static void resolve(Vector vector) throws RenderFailure {
        if (vector.expect().path("value").isNull()) {
            assertThat(resolved(vector)).isEmpty();
            return;
        }
        check(vector, one -> resolved(one).orElseThrow().text());
        if (vector.expect().has("type")) {
            assertThat(resolved(vector).orElseThrow().type().name())
                    .isEqualToIgnoringCase(vector.expect().get("type").asText());
        }
    }

    private static Optional<Resolved> resolved(Vector vector) throws RenderFailure {
        ParameterSource source = bound(ParameterSource.class, vector.given().get("src"));
        return ParameterResolver.resolve(source, view(vector));
    }

    private static String payload(Vector vector) throws RenderFailure {
        return Payloads.build(parameters(vector.given().get("payload")), view(vector));
    }

    private static String apply(Vector vector) throws RenderFailure {
        return ParameterApply.apply(
                parameters(vector.given().get("parameters")),
                vector.given().get("object").asText(),
                view(vector));
    }

    private static String render(Vector vector) throws RenderFailure {
        Event event = Samples.event(vector.event());
        FiringView view = Samples.view(Samples.firing(Map.of("d", event)));
        return view.data("d", event).text();
    }

    private static FiringView view(Vector vector) {
        return Samples.view(Samples.firing(vector.event()));
    }

    private static List<Parameter> parameters(JsonNode items) {
        List<Parameter> all = new ArrayList<>();
        items.forEach(item -> all.add(bound(Parameter.class, item)));
        return all;
    }

    private static <R extends Record> R bound(Class<R> type, JsonNode json) {
        Problems problems = new Problems();
        Node node = NodeJson.read(json.toString(), Position.NONE);
        return Binder.bind(type, node, "", problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }
}
