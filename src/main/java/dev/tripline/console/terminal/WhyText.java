package dev.tripline.console.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

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
                        + event.path("sequence").asLong());
        JsonNode sensors = answer.path("sensors");
        if (sensors.isEmpty()) {
            line("└ ", style.warn("no sensor listens to " + plain(event, "source") + "/" + plain(event, "subject")));
        }
        for (int i = 0; i < sensors.size(); i++) {
            boolean last = i == sensors.size() - 1;
            sensor(sensors.get(i), answer.path("actions"), last ? "└ " : "├ ", last ? "  " : "│ ");
        }
        return text.toString();
    }

    private void sensor(JsonNode sensor, JsonNode actions, String branch, String indent) {
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
            trigger(triggers.get(i), actions, indent + (last ? "└ " : "├ "), indent + (last ? "  " : "│ "));
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

    private void trigger(JsonNode trigger, JsonNode actions, String branch, String indent) {
        String condition = "condition \"" + plain(trigger, "condition") + "\"";
        line(
                branch,
                "trigger " + style.bold(plain(trigger, "trigger")) + "  " + condition
                        + switch (plain(trigger, "result")) {
                            case "fired" -> "  " + style.good("✓ fired");
                            case "waiting" ->
                                "  " + style.warn("◌ waits for " + names(trigger.path("missing"))) + ", has "
                                        + names(trigger.path("have"));
                            default -> "  " + style.dim("not run");
                        });
        for (JsonNode id : trigger.path("actions")) {
            String action = Style.plain(id.asText());
            line(indent, "action " + action);
            JsonNode attempts = actions.path(id.asText());
            if (attempts.isEmpty()) {
                line(indent + "  ", style.warn("▲ not attempted yet"));
            }
            for (JsonNode attempt : attempts) {
                attempt(attempt, indent + "  ");
            }
        }
    }

    private void attempt(JsonNode attempt, String indent) {
        String outcome = plain(attempt, "outcome");
        boolean done = outcome.equals("done");
        String next = switch (plain(attempt, "next")) {
            case "again" ->
                style.warn("  ▲ again in " + attempt.path("againAfterMillis").asLong() + " ms");
            case "buried" -> style.bad("  ✗ given up: among the dead letters");
            default -> "";
        };
        line(
                indent,
                "attempt " + attempt.path("attempt").asInt() + "  " + plain(attempt, "startedAt") + "  "
                        + (done ? style.good("✓ " + outcome) : style.bad("✗ " + outcome)) + "  "
                        + plain(attempt, "detail") + "  "
                        + Style.millis(attempt.path("tookMillis").asDouble()) + next);
        JsonNode request = attempt.path("request");
        if (!request.isEmpty()) {
            line(indent + "  ", style.dim("sent " + Style.plain(request.toString())));
        }
    }

    private static String names(JsonNode list) {
        StringJoiner names = new StringJoiner(", ");
        list.forEach(name -> names.add(Style.plain(name.asText())));
        return names.length() == 0 ? "nothing" : names.toString();
    }

    private static String plain(JsonNode node, String field) {
        return Style.plain(node.path(field).asText());
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append(System.lineSeparator());
    }
}
