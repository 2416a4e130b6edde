package dev.tripline.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tripline.event.Event;
import dev.tripline.language.path.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** An event's parts as JSON text, as Argo Events' parameters see them. */
final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_YAML = 3 << 20;
    private static final int MAX_DEPTH = 64;

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
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(50);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setCodePointLimit(MAX_YAML);
        limits.setAllowDuplicateKeys(false);
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(new Yaml(new SafeConstructor(limits)).load(yaml), out, MAX_DEPTH);
        } catch (YAMLException | IOException e) {
            throw new RenderFailure("the event of dependency '" + dependency
                    + "' says application/yaml, but its body cannot be read as YAML that JSON can hold");
        }
        return text.toString();
    }

    private static void write(@org.jspecify.annotations.Nullable Object value, JsonGenerator out, int depth)
            throws IOException {
        if (depth == 0) {
            throw new IOException("too deep");
        }
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), member));
                out.writeStartObject();
                for (Map.Entry<String, Object> member : sorted.entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out, depth - 1);
                }
                out.writeEndObject();
            }
            case Iterable<?> items -> {
                out.writeStartArray();
                for (Object item : items) {
                    write(item, out, depth - 1);
                }
                out.writeEndArray();
            }
            case Boolean bool -> out.writeBoolean(bool);
            case Number number -> out.writeNumber(number.toString());
            case java.util.Date date -> out.writeString(date.toInstant().toString());
            default -> out.writeString(value.toString());
        }
    }
}
