package dev.tripline.source.slack;

import dev.tripline.event.Body;
import dev.tripline.source.Answer;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What becomes of Slack's three sorts of calls. No headers and no metadata are part of it. */
final class SlackPayload {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private static final List<String> COMMAND_BEGIN = List.of("token", "team_id", "team_domain");
    private static final List<String> COMMAND_ENTERPRISE = List.of("enterprise_id", "enterprise_name");
    private static final List<String> COMMAND_END = List.of(
            "channel_id",
            "channel_name",
            "user_id",
            "user_name",
            "command",
            "text",
            "response_url",
            "trigger_id",
            "api_app_id");

    private SlackPayload() {}

    /** The JSON of a form's field: a button was pressed, a dialogue was sent … */
    static Answer interaction(String json) throws MalformedBody {
        JsonText interaction = JsonText.object(json.getBytes(StandardCharsets.UTF_8));
        JsonBuffer out = new JsonBuffer(interaction.size());
        out.json(interaction);
        return Answer.Accepted.one(Payload.of(Body.of(out.toBytes()), id(interaction, "trigger_id")));
    }

    /**
     * A slash command.
     *
     * @param field the value of a form's field, empty when it is not there
     */
    static Answer command(UnaryOperator<String> field) {
        JsonBuffer out = new JsonBuffer(1024).raw("{");
        COMMAND_BEGIN.forEach(name -> member(out, name, field.apply(name)));
        COMMAND_ENTERPRISE.stream()
                .filter(name -> !field.apply(name).isEmpty())
                .forEach(name -> member(out, name, field.apply(name)));
        out.string("is_enterprise_install")
                .raw(field.apply("is_enterprise_install").equals("true") ? ":true" : ":false");
        COMMAND_END.forEach(name -> {
            out.raw(",");
            out.string(name).raw(":").string(field.apply(name));
        });
        return Answer.Accepted.one(Payload.of(Body.of(out.raw("}").toBytes()), field.apply("trigger_id")));
    }

    private static void member(JsonBuffer out, String name, String value) {
        out.string(name).raw(":").string(value).raw(",");
    }

    /** A call of the Events API: an event, the question whether we are there, or something that holds no event. */
    static Answer event(byte[] body, Predicate<String> isToken) throws MalformedBody {
        JsonText outer = JsonText.object(body);
        if (!isToken.test(outer.text("token"))) {
            return new Answer.Refused(401, "failed to extract event, the verification token does not match");
        }
        return switch (outer.text("type")) {
            case "url_verification" -> new Answer.Replied(PLAIN, outer.text("challenge"));
            case "event_callback" -> callback(outer);
            default -> new Answer.Accepted(List.of());
        };
    }

    private static Answer callback(JsonText outer) throws MalformedBody {
        JsonText inner = outer.member("event")
                .filter(JsonText::isObject)
                .orElseThrow(() -> new MalformedBody("invalid JSON: wanted an object at event"));
        String type = inner.text("type");
        if (type.isEmpty()) {
            throw new MalformedBody("the event has no type");
        }
        JsonBuffer out = new JsonBuffer(inner.size() + 128);
        out.raw("{")
                .string("type")
                .raw(":")
                .string(type)
                .raw(",")
                .string("Data")
                .raw(":");
        out.json(inner);
        return Answer.Accepted.one(Payload.of(Body.of(out.raw("}").toBytes()), id(outer, "event_id")));
    }

    /** Slack's own id; one that is no text is none. */
    private static String id(JsonText object, String name) {
        return object.member(name).flatMap(JsonText::string).orElse("");
    }
}
