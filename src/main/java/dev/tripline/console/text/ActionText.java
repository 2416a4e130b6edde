package dev.tripline.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;

/** Actions with their attempts, and where they lie when they were given up. */
public final class ActionText {
    private final Style style;
    private final StringBuilder text;

    ActionText(Style style, StringBuilder text) {
        this.style = style;
        this.text = text;
    }

    /**
     * @param action as {@code GET /api/v1/actions/{id}} answers
     */
    public static String of(JsonNode action, Style style) {
        ActionText lines = new ActionText(style, new StringBuilder());
        String id = Lines.plain(action, "action");
        lines.line(
                "",
                "action " + style.bold(id) + "  " + Lines.plain(action, "sensor") + "/" + Lines.plain(action, "trigger")
                        + " (generation " + Lines.plain(action, "generation") + ")  "
                        + Lines.marked(style, Lines.plain(action, "state")));
        for (var event : action.path("events").properties()) {
            lines.line(
                    "├ ",
                    "event " + Style.plain(event.getValue().asText()) + " as " + Style.plain(event.getKey()) + "   "
                            + style.dim("tripline why "
                                    + Style.plain(event.getValue().asText())));
        }
        lines.attempts(action.path("action").asText(), action, "└ ");
        return lines.text.toString();
    }

    /**
     * @param story has {@code actions} and {@code ends}
     */
    void attempts(String id, JsonNode story, String indent) {
        JsonNode attempts = story.path("actions").path(id);
        if (attempts.isEmpty()) {
            line(indent, style.warn("▲ not attempted yet"));
        }
        for (JsonNode attempt : attempts) {
            attempt(attempt, indent);
            String handedTo = attempt.path("handedTo").asText();
            if (!handedTo.isEmpty()) {
                line(indent, "handed to the dlqTrigger as action " + Style.plain(handedTo));
                attempts(handedTo, story, indent + "  ");
            }
        }
        if (attempts.isEmpty()) {
            return;
        }
        JsonNode last = attempts.get(attempts.size() - 1);
        if (last.path("next").asText().equals("buried")) {
            end(story.path("ends").path(id), indent);
        }
    }

    private void attempt(JsonNode attempt, String indent) {
        String outcome = Lines.plain(attempt, "outcome");
        String kind = Lines.plain(attempt, "class");
        String next = switch (Lines.plain(attempt, "next")) {
            case "again" ->
                style.warn("  ▲ again in " + attempt.path("againAfterMillis").asLong() + " ms");
            case "cancelled" -> style.dim("  called off");
            case "buried" ->
                style.bad("  ✗ given up" + (kind.isEmpty() ? "" : " (" + kind + ")") + ": among the dead letters");
            default -> "";
        };
        line(
                indent,
                "attempt " + attempt.path("attempt").asInt()
                        + (attempt.path("redriven").asBoolean() ? " (sent again)" : "") + "  "
                        + Lines.plain(attempt, "startedAt") + "  " + Lines.marked(style, outcome) + "  "
                        + Lines.plain(attempt, "detail") + "  "
                        + Style.millis(attempt.path("tookMillis").asDouble()) + next);
        JsonNode request = attempt.path("request");
        if (!request.isEmpty()) {
            line(indent + "  ", style.dim("sent " + Style.plain(request.toString())));
        }
    }

    private void end(JsonNode end, String indent) {
        JsonNode letter = end.path("deadLetter");
        JsonNode dropped = end.path("dropped");
        if (!letter.isMissingNode()) {
            String sequence = letter.path("sequence").asText();
            line(
                    indent,
                    "dead letter " + style.bold(sequence) + " (" + Lines.plain(letter, "class") + ")   "
                            + style.dim("tripline dlq show " + sequence + " | tripline dlq redrive " + sequence));
        } else if (!dropped.isMissingNode()) {
            line(
                    indent,
                    "dropped " + Lines.plain(dropped, "droppedAt")
                            + (Lines.plain(dropped, "reason").isEmpty() ? "" : ": " + Lines.plain(dropped, "reason")));
        } else {
            line(indent, style.dim("no longer among the dead letters: sent again, or older than they are kept"));
        }
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append(System.lineSeparator());
    }
}
