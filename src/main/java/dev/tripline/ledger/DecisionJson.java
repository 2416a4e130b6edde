package dev.tripline.ledger;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.event.decision.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A decision as JSON; written by hand since there is one for every event. docs/api.md shows the shape. */
final class DecisionJson {
    private static final JsonFactory JSON = new JsonFactory();

    private DecisionJson() {}

    static byte[] encode(Decision decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            event(decision, out);
            out.writeStringField("decidedAt", decision.at().toString());
            out.writeArrayFieldStart("sensors");
            for (Decision.OfSensor sensor : decision.sensors()) {
                sensor(sensor, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void event(Decision decision, JsonGenerator out) throws IOException {
        Event event = decision.event();
        out.writeObjectFieldStart("event");
        out.writeStringField("id", event.id());
        out.writeStringField("source", event.source());
        out.writeStringField("subject", event.subject());
        out.writeStringField("type", event.type());
        if (event.time().isPresent()) {
            out.writeStringField("time", event.time().get().toString());
        }
        out.writeNumberField("bytes", event.body().size());
        out.writeNumberField("sequence", decision.sequence());
        String original = event.extensions().get(Event.REPLAY_OF);
        if (original != null) {
            out.writeStringField("replayOf", original);
        }
        out.writeEndObject();
    }

    private static void sensor(Decision.OfSensor sensor, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("sensor", sensor.sensor());
        out.writeStringField("generation", sensor.generation());
        out.writeArrayFieldStart("dependencies");
        for (Decision.OfDependency dependency : sensor.dependencies()) {
            out.writeStartObject();
            out.writeStringField("dependency", dependency.dependency());
            out.writeBooleanField("passed", dependency.passed());
            if (!dependency.error().isEmpty()) {
                out.writeStringField("error", dependency.error());
            }
            out.writeArrayFieldStart("filters");
            for (Check check : dependency.checks()) {
                check(check, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("triggers");
        for (Decision.OfTrigger trigger : sensor.triggers()) {
            trigger(trigger, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void check(Check check, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("filter", check.name());
        out.writeStringField("subject", check.subject());
        out.writeStringField("wanted", check.wanted());
        out.writeStringField("result", word(check.result()));
        if (!check.actual().isEmpty()) {
            out.writeStringField("actual", check.actual());
        }
        out.writeEndObject();
    }

    private static void trigger(Decision.OfTrigger trigger, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("trigger", trigger.trigger());
        out.writeStringField("condition", trigger.condition());
        out.writeStringField("result", word(trigger.result()));
        texts("have", trigger.have(), out);
        texts("missing", trigger.missing(), out);
        texts("actions", trigger.actionIds(), out);
        if (trigger.atOnce()) {
            out.writeBooleanField("atOnce", true);
        }
        out.writeEndObject();
    }

    private static void texts(String name, List<String> values, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    /** {@code NOT_RUN} → {@code notRun}. */
    static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
