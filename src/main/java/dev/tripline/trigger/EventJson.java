package dev.tripline.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tripline.event.Event;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.Json;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An event's parts as JSON text, as Argo Events' parameters see them. */
final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    static String context(Event event) {
        Optional<Instant> time = event.time().map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("id", event.id());
            out.writeStringField("source", event.source());
            out.writeStringField("specversion", "1.0");
            out.writeStringField("type", event.type());
            out.writeStringField("datacontenttype", event.dataContentType());
            out.writeStringField("subject", event.subject());
            out.writeFieldName("time");
            if (time.isPresent()) {
                out.writeString(time.get().toString());
            } else {
                out.writeNull();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asGoEscapes(text.toString());
    }

    /** Go's encoder escapes these; in JSON text they only stand inside strings. */
    private static String asGoEscapes(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    static Json data(String dependency, Event event) throws RenderFailure {
        switch (event.dataContentType()) {
            case Event.JSON -> {
                Json json = Json.of(event.body().bytes());
                if (!json.isValid()) {
                    throw new RenderFailure("the event of dependency '" + dependency
                            + "' says application/json, but its body is not valid JSON");
                }
                return json;
            }
            case "application/yaml" -> {
                return Json.of(fromYaml(dependency, event.body().text()));
            }
            default ->
                throw new RenderFailure("unsupported event content type '" + event.dataContentType()
                        + "' of dependency '" + dependency
                        + "': parameters read exactly application/json or application/yaml");
        }
    }

    private static String fromYaml(String dependency, String yaml) throws RenderFailure {
        Problems problems = new Problems();
        List<Node> documents = YamlDocuments.read("body", yaml, problems);
        if (!problems.hasErrors()) {
            try {
                return GoJson.encode(
                        documents.isEmpty() ? null : NodeJson.plain(documents.getFirst(), EventJson::number));
            } catch (EvaluationFailure e) {
                throw new RenderFailure("the body of the event of dependency '" + dependency
                        + "' is YAML that JSON cannot hold: " + e.reason());
            }
        }
        throw new RenderFailure("the event of dependency '" + dependency
                + "' says application/yaml, but its body cannot be read as YAML that JSON can hold");
    }

    private static Object number(BigDecimal value) {
        boolean exact = value.scale() == 0 && value.toBigInteger().bitLength() < Long.SIZE;
        return exact ? (Object) value.longValue() : (Object) value.doubleValue();
    }
}
