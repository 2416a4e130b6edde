package dev.tripline.source.cloudevents;

import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.JsonText.Kind;
import dev.tripline.source.shape.MalformedBody;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events in CloudEvents' JSON format: one, or a list of them. */
final class StructuredMode {
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    private StructuredMode() {}

    static Incoming one(byte[] body) throws MalformedBody {
        return read(JsonText.of(body));
    }

    /** All of them, or none: one that is invalid refuses the whole. */
    static List<Incoming> batch(byte[] body) throws MalformedBody {
        JsonText list = JsonText.of(body);
        if (list.kind() != Kind.ARRAY) {
            throw new MalformedBody("a batch is a JSON array");
        }
        List<Incoming> events = new ArrayList<>();
        for (JsonText item : list.items()) {
            try {
                events.add(read(item));
            } catch (MalformedBody e) {
                throw new MalformedBody("event " + events.size() + " of the batch: " + e.getMessage());
            }
        }
        return events;
    }

    private static Incoming read(JsonText json) throws MalformedBody {
        if (json.kind() != Kind.OBJECT) {
            throw new MalformedBody("an event is a JSON object");
        }
        Optional<String> repeated = json.repeatedName();
        if (repeated.isPresent()) {
            throw new MalformedBody(AttributeRules.shown(repeated.get()) + " is there more than once");
        }
        Incoming event = new Incoming();
        Map<String, JsonText> members = json.members();
        Optional<JsonText> data = Optional.ofNullable(members.remove(DATA));
        Optional<JsonText> base64 =
                Optional.ofNullable(members.remove(DATA_BASE64)).filter(value -> value.kind() != Kind.NULL);
        for (Map.Entry<String, JsonText> member : members.entrySet()) {
            event.attribute(member.getKey(), member.getValue());
        }
        event.complete();
        if (base64.isPresent()) {
            if (data.isPresent()) {
                throw new MalformedBody("data and data_base64 exclude each other");
            }
            event.base64(base64.get()
                    .string()
                    .filter(StructuredMode::isBase64)
                    .orElseThrow(() -> new MalformedBody("data_base64 is not base64")));
        } else if (data.isPresent()) {
            data(event, data.get());
        }
        return event;
    }

    private static void data(Incoming event, JsonText data) throws MalformedBody {
        boolean json = event.contentType().map(MediaType::isJson).orElse(true);
        if (!json && data.kind() != Kind.STRING) {
            throw new MalformedBody("data is not a string, though datacontenttype says that it is no JSON");
        }
        event.data(data);
    }

    private static boolean isBase64(String text) {
        try {
            return text.isEmpty() || Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
