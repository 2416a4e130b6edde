package dev.tripline.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** Lists of events, actions, letters and groups, a line each. */
public final class ListText {
    private final Style style;

    public ListText(Style style) {
        this.style = style;
    }

    /** A decision in the list of events, or in the tail. */
    public String event(JsonNode event) {
        return Lines.plain(event, "decidedAt") + "  " + Lines.plain(event, "id") + "  " + Lines.plain(event, "source")
                + "/" + Lines.plain(event, "subject") + "  " + Lines.marked(style, Lines.plain(event, "result"))
                + (event.has("replayOf") ? "  replay of " + Lines.plain(event, "replayOf") : "") + parts(event);
    }

    private String parts(JsonNode event) {
        List<String> parts = new ArrayList<>();
        for (JsonNode sensor : event.path("sensors")) {
            String name =
                    Lines.plain(sensor, "sensor") + (sensor.has("trigger") ? "/" + Lines.plain(sensor, "trigger") : "");
            String said = sensor.has("reason") ? ": " + Lines.brief(sensor, "reason") : "";
            String actions = sensor.path("actions").isEmpty() ? "" : ": action " + Lines.names(sensor.path("actions"));
            parts.add(name + said + actions + outcomes(sensor.path("outcomes")));
        }
        return parts.isEmpty() ? "" : "  " + String.join("; ", parts);
    }

    private String outcomes(JsonNode outcomes) {
        StringBuilder said = new StringBuilder();
        for (JsonNode outcome : outcomes) {
            said.append("  ")
                    .append(Lines.marked(style, Lines.plain(outcome, "outcome")))
                    .append(' ')
                    .append(Lines.brief(outcome, "detail"));
            if (!outcome.path("next").asText().equals("finished")) {
                said.append("  ").append(Lines.marked(style, Lines.plain(outcome, "next")));
            }
        }
        return said.toString();
    }

    /** An attempt in the list of actions, or in the tail. */
    public String attempt(JsonNode attempt) {
        String next = Lines.plain(attempt, "next");
        return Lines.plain(attempt, "startedAt") + "  " + Lines.plain(attempt, "action") + "  "
                + Lines.plain(attempt, "sensor") + "/" + Lines.plain(attempt, "trigger") + "  attempt "
                + attempt.path("attempt").asInt() + "  " + Lines.marked(style, Lines.plain(attempt, "outcome")) + "  "
                + Lines.brief(attempt, "detail")
                + (next.equals("finished") ? "" : "  " + Lines.marked(style, next));
    }

    /** A letter. */
    public String letter(JsonNode letter) {
        String whose = letter.has("action")
                ? Lines.plain(letter, "sensor") + "/" + Lines.plain(letter, "trigger") + "  action "
                        + Lines.plain(letter, "action")
                : "stream " + Lines.plain(letter, "stream") + " " + Lines.plain(letter, "streamSequence");
        return Lines.plain(letter, "sequence") + "  " + Lines.plain(letter, "buriedAt") + "  "
                + style.bad(Lines.plain(letter, "class")) + "  " + whose + "  " + Lines.brief(letter, "cause");
    }

    /** Letters that have class and trigger in common. */
    public String group(JsonNode group) {
        String trigger = Lines.plain(group, "sensor") + "/" + Lines.plain(group, "trigger");
        return Lines.plain(group, "count") + "  " + style.bad(Lines.plain(group, "class")) + "  "
                + (trigger.equals("/") ? "nobody's" : trigger) + "  " + Lines.plain(group, "oldest") + " to "
                + Lines.plain(group, "newest") + "  " + Lines.brief(group, "cause");
    }

    /** A line of the tail. */
    public String tail(JsonNode line) {
        return switch (line.path("kind").asText()) {
            case "decision" -> event(line);
            case "attempt" -> attempt(line);
            default -> style.warn("▲ " + Lines.plain(line, "reason"));
        };
    }
}
