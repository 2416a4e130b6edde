package dev.tripline.ledger;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tripline.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt as JSON. docs/api.md shows the shape. */
final class AttemptJson {
    private static final JsonFactory JSON = new JsonFactory();

    private AttemptJson() {}

    static byte[] encode(AttemptRecord attempt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeStringField("action", attempt.firing().actionId());
            out.writeNumberField("attempt", attempt.number());
            out.writeStringField("sensor", attempt.firing().sensor());
            out.writeStringField("trigger", attempt.firing().trigger());
            out.writeStringField("generation", attempt.firing().generation());
            out.writeObjectFieldStart("events");
            for (Map.Entry<String, Event> event : attempt.firing().events().entrySet()) {
                out.writeStringField(event.getKey(), event.getValue().id());
            }
            out.writeEndObject();
            out.writeStringField("startedAt", attempt.at().toString());
            out.writeNumberField("tookMillis", attempt.took().toNanos() / 1e6);
            out.writeStringField("outcome", attempt.outcomeWord());
            out.writeStringField("detail", attempt.outcome().detail());
            out.writeStringField("next", DecisionJson.word(attempt.next()));
            if (attempt.next() == AttemptRecord.Next.AGAIN) {
                out.writeNumberField("againAfterMillis", attempt.delay().toMillis());
            }
            if (attempt.burial().isPresent()) {
                out.writeStringField("class", attempt.burial().get().kind().word());
            }
            if (attempt.redriven()) {
                out.writeBooleanField("redriven", true);
            }
            if (attempt.handedTo().isPresent()) {
                out.writeStringField("handedTo", attempt.handedTo().get());
            }
            out.writeFieldName("request");
            value(attempt.request(), out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void value(@Nullable Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName(String.valueOf(entry.getKey()));
                    value(entry.getValue(), out);
                }
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                for (Object item : list) {
                    value(item, out);
                }
                out.writeEndArray();
            }
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case Boolean bool -> out.writeBoolean(bool);
            default -> out.writeString(value.toString());
        }
    }
}
