package dev.tripline.source.cloudevents;

import dev.tripline.event.Body;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.Identity;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.JsonText.Kind;
import dev.tripline.source.shape.MalformedBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event as it is taken in, attribute for attribute; what is invalid is refused at once. Not thread-safe. */
final class Incoming {
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    private final Map<String, JsonText> members = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds an attribute; null is as if it were not there. */
    void attribute(String name, JsonText value) throws MalformedBody {
        refuse(AttributeRules.ofName(name));
        if (value.kind() != Kind.NULL) {
            refuse(AttributeRules.ofType(name, value));
            String text = value.string().orElseGet(value::text);
            refuse(AttributeRules.ofText(name, text));
            members.put(name, value);
            texts.put(name, text);
        }
    }

    private static void refuse(Optional<String> complaint) throws MalformedBody {
        if (complaint.isPresent()) {
            throw new MalformedBody(complaint.get());
        }
    }

    /** To be asked for when all attributes are there. */
    void complete() throws MalformedBody {
        for (String name : AttributeRules.REQUIRED) {
            if (!texts.containsKey(name)) {
                throw new MalformedBody(name + " is missing");
            }
        }
    }

    Optional<MediaType> contentType() {
        return Optional.ofNullable(texts.get("datacontenttype")).flatMap(MediaType::parse);
    }

    void data(JsonText value) {
        members.put(DATA, value);
    }

    void base64(String encoded) {
        members.put(DATA_BASE64, JsonText.string(encoded));
    }

    /** The event in CloudEvents' own JSON format, whatever it came in, under {@code body}. */
    Payload payload(Map<String, String> metadata) {
        int size = members.values().stream().mapToInt(JsonText::size).sum();
        JsonBuffer out = new JsonBuffer(size + 512).raw("{\"body\":").members(members);
        if (!metadata.isEmpty()) {
            out.raw(",\"metadata\":").strings(metadata);
        }
        Map<String, String> extensions = new LinkedHashMap<>(texts);
        extensions.keySet().removeAll(AttributeRules.CORE);
        String identity = Identity.of(texts.getOrDefault("source", ""), texts.getOrDefault("id", ""));
        return new Payload(Body.of(out.raw("}").toBytes()), Optional.of(identity), extensions);
    }
}
