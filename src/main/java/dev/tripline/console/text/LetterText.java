package dev.tripline.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A dead letter in full. */
public final class LetterText {
    private LetterText() {}

    /**
     * @param letter as {@code GET /api/v1/dead-letters/{sequence}} answers
     */
    public static String of(JsonNode letter, Style style) {
        StringBuilder text = new StringBuilder();
        String sequence = Lines.plain(letter, "sequence");
        line(
                text,
                "dead letter " + style.bold(sequence) + "  " + style.bad(Lines.plain(letter, "class")) + "  buried "
                        + Lines.plain(letter, "buriedAt"));
        line(text, "├ cause  " + Lines.plain(letter, "cause"));
        if (!letter.has("action")) {
            bytes(letter, text);
            line(
                    text,
                    "└ it can be shown and dropped, not sent again: nobody could decode it   "
                            + style.dim("tripline dlq drop " + sequence));
            return text.toString();
        }
        line(
                text,
                "├ action " + Lines.plain(letter, "action") + "  " + Lines.plain(letter, "sensor") + "/"
                        + Lines.plain(letter, "trigger") + "  after "
                        + letter.path("attempts").asInt() + " attempts   "
                        + style.dim("tripline why " + Lines.plain(letter, "action")));
        for (var event : letter.path("events").properties()) {
            JsonNode seen = event.getValue();
            line(
                    text,
                    "├ event  " + Lines.plain(seen, "id") + " as " + Style.plain(event.getKey()) + "  "
                            + Lines.plain(seen, "source") + "/" + Lines.plain(seen, "subject") + "  "
                            + Style.plain(seen.path("data").toString()));
        }
        attempt(letter.path("attempt"), style, text);
        line(text, "└ " + style.dim("tripline dlq redrive " + sequence + " | tripline dlq drop " + sequence));
        return text.toString();
    }

    private static void attempt(JsonNode attempt, Style style, StringBuilder text) {
        if (!attempt.isMissingNode()) {
            line(
                    text,
                    "├ last attempt " + Lines.plain(attempt, "startedAt") + "  "
                            + Lines.marked(style, Lines.plain(attempt, "outcome")) + "  "
                            + Lines.plain(attempt, "detail"));
            line(
                    text,
                    "│   "
                            + style.dim("sent "
                                    + Style.plain(attempt.path("request").toString())));
        }
    }

    private static void bytes(JsonNode letter, StringBuilder text) {
        line(text, "├ from   stream " + Lines.plain(letter, "stream") + " " + Lines.plain(letter, "streamSequence"));
        try {
            byte[] bytes = Base64.getDecoder().decode(letter.path("bytes").asText());
            line(text, "├ " + bytes.length + " B  " + Style.plain(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            line(text, "├ its bytes are not there");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
