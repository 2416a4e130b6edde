package dev.tripline.source.cloudevents;

import dev.tripline.source.HookRequest;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One event whose attributes are headers ({@code ce-…}) and whose data is the body. */
final class BinaryMode {
    private static final String PREFIX = "Ce-";
    private static final String CONTENT_TYPE = "datacontenttype";

    private BinaryMode() {}

    static Incoming read(HookRequest request) throws MalformedBody {
        Incoming event = new Incoming();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (header.getKey().startsWith(PREFIX)) {
                String name = header.getKey().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                event.attribute(name, value(name, header.getValue()));
            }
        }
        Optional<String> contentType = request.header("Content-Type").filter(type -> !type.isBlank());
        if (contentType.isPresent()) {
            event.attribute(CONTENT_TYPE, JsonText.string(contentType.get()));
        }
        event.complete();
        data(event, request.body());
        return event;
    }

    private static JsonText value(String name, List<String> values) throws MalformedBody {
        String shown = AttributeRules.shown(name);
        if (name.equals(CONTENT_TYPE)) {
            throw new MalformedBody("datacontenttype is the header Content-Type, not ce-datacontenttype");
        }
        if (values.size() > 1) {
            throw new MalformedBody(shown + " is there more than once");
        }
        return HeaderText.decode(values.getFirst())
                .map(JsonText::string)
                .orElseThrow(() -> new MalformedBody(shown + " is percent-encoded, but not out of UTF-8"));
    }

    private static void data(Incoming event, byte[] body) throws MalformedBody {
        if (body.length == 0) {
            return;
        }
        Optional<MediaType> type = event.contentType();
        if (type.filter(MediaType::isJson).isPresent()) {
            try {
                event.data(JsonText.of(body));
            } catch (MalformedBody e) {
                throw new MalformedBody("datacontenttype says JSON, but data is " + e.getMessage());
            }
            return;
        }
        Optional<String> text = type.filter(MediaType::isText).flatMap(readable -> HeaderText.utf8(body));
        text.ifPresentOrElse(
                readable -> event.data(JsonText.string(readable)),
                () -> event.base64(Base64.getEncoder().encodeToString(body)));
    }
}
