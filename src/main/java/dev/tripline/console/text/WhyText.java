package dev.tripline.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** The path of an event as a tree, from what the API says of it. */
public final class WhyText {
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public WhyText(Style style) {
        this.style = style;
    }

    /**
     * @param answer of {@code GET /api/v1/events/{id}}
     */
    public String of(JsonNode answer) {
        JsonNode event = answer.path("event");
        line(
                "",
                "event " + style.bold(plain(event, "id")) + "  " + plain(event, "source") + "/"
                        + plain(event, "subject")
                        + " (" + plain(event, "type") + ")  " + plain(event, "time") + "  "
                        + event.path("bytes").asLong() + " B  sequence "
                        + event.path("sequence").asLong()
                        + (event.has("replayOf") ? "  replay of " + plain(event, "replayOf") : ""));
        JsonNode sensors = answer.path("sensors");
        if (sensors.isEmpty()) {
            line("└ ", style.warn("no sensor listens to " + plain(event, "source") + "/" + plain(event, "subject")));
        }
        for (int i = 0; i < sensors.size(); i++) {
            boolean last = i == sensors.size() - 1;
            sensor(sensors.get(i), answer, last ? "└ " : "├ ", last ? "  " : "│ ");
        }
        return text.toString();
    }

    private void sensor(JsonNode sensor, JsonNode story, String branch, String indent) {
        line(
                branch,
                "sensor " + style.bold(plain(sensor, "sensor")) + " (generation " + plain(sensor, "generation") + ")");
        List<String> hints = new ArrayList<>();
        for (JsonNode dependency : sensor.path("dependencies")) {
            dependency(dependency, indent, hints);
        }
        JsonNode triggers = sensor.path("triggers");
        for (int i = 0; i < triggers.size(); i++) {
            boolean last = i == triggers.size() - 1;
            trigger(triggers.get(i), story, indent + (last ? "└ " : "├ "), indent + (last ? "  " : "│ "));
        }
        if (!hints.isEmpty()) {
            line(indent, style.dim("would pass if: " + String.join(" and ", hints)));
        }
    }

    private void dependency(JsonNode dependency, String indent, List<String> hints) {
        boolean passed = dependency.path("passed").asBoolean();
        line(
                indent + "├ ",
                "dependency " + plain(dependency, "dependency") + "  "
                        + (passed ? style.good("✓ passed") : style.bad("✗ discarded"))
                        + (dependency.has("error") ? "  " + style.bad(plain(dependency, "error")) : ""));
        boolean stopped = false;
        for (JsonNode filter : dependency.path("filters")) {
            String result = plain(filter, "result");
            String what = "filter " + plain(filter, "filter") + "  " + plain(filter, "subject") + "  ";
            String here = !passed && !stopped && !result.equals("passed") ? "   ← stopped here" : "";
            stopped |= !here.isEmpty();
            line(
                    indent + "│   ",
                    what
                            + switch (result) {
                                case "passed" ->
                                    style.good("✓") + " " + plain(filter, "actual") + " is " + plain(filter, "wanted");
                                case "rejected" ->
                                    style.bad("✗") + " wanted " + plain(filter, "wanted") + ", got "
                                            + plain(filter, "actual") + here;
                                case "failed" ->
                                    style.bad("✗") + " wanted " + plain(filter, "wanted") + ", but "
                                            + plain(filter, "actual") + here;
                                default -> style.dim("not evaluated");
                            });
            if (result.equals("rejected") || result.equals("failed")) {
                hints.add(plain(filter, "subject") + " were " + plain(filter, "wanted"));
            }
        }
    }

    private void trigger(JsonNode trigger, JsonNode story, String branch, String indent) {
        String condition = "condition \"" + plain(trigger, "condition") + "\"";
        line(
                branch,
                "trigger " + style.bold(plain(trigger, "trigger")) + "  " + condition
                        + switch (plain(trigger, "result")) {
                            case "fired" -> "  " + style.good("✓ fired");
                            case "waiting" ->
                                "  " + style.warn("◌ waits for " + Lines.names(trigger.path("missing"))) + ", has "
                                        + Lines.names(trigger.path("have"));
                            default -> "  " + style.dim("not run");
                        });
        JsonNode now = trigger.path("now");
        if (!now.isMissingNode()) {
            line(
                    indent,
                    "by now it has " + Lines.pairs(now.path("have")) + "; it waits for "
                            + Lines.names(now.path("missing")));
        }
        for (JsonNode id : trigger.path("actions")) {
            line(indent, "action " + Style.plain(id.asText()));
            new ActionText(style, text).attempts(id.asText(), story, indent + "  ");
        }
    }

    private static String plain(JsonNode node, String field) {
        return Style.plain(node.path(field).asText());
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append(System.lineSeparator());
    }
}
