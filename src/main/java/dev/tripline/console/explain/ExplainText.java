package dev.tripline.console.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** An explanation as a tree: event by event, dependency by dependency, then what would be done. */
public final class ExplainText {
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public ExplainText(Style style) {
        this.style = style;
    }

    /**
     * @param explanation as {@link ExplainJson} writes it
     */
    public String of(JsonNode explanation) {
        String event = "";
        for (JsonNode judgement : explanation.path("events")) {
            String id = plain(judgement, "id");
            if (!id.equals(event)) {
                JsonNode seen = judgement.path("event");
                line("event " + style.bold(id) + "  " + plain(seen, "source") + "/" + plain(seen, "subject"));
                event = id;
            }
            judgement(judgement);
        }
        for (JsonNode one : explanation.path("filtered")) {
            line("event " + style.bold(plain(one, "id")) + "  " + style.bad("✗ filtered")
                    + "  the event source's filter says no: " + plain(one, "expression")
                    + (one.has("error") ? "  " + plain(one, "error") : ""));
        }
        for (JsonNode id : explanation.path("unheard")) {
            line("event " + style.bold(Style.plain(id.asText())) + "  " + style.warn("no sensor listens to it")
                    + "; they listen to " + list(explanation.path("listening")));
        }
        explanation.path("actions").forEach(this::action);
        for (JsonNode pending : explanation.path("pending")) {
            line(style.warn("… waits") + "  " + plain(pending, "sensor") + "/" + plain(pending, "trigger") + " has "
                    + list(pending.path("have")) + ", waits for " + list(pending.path("waitingFor")));
        }
        if (explanation.path("actions").isEmpty()) {
            line(style.dim("nothing would be done"));
        }
        return text.toString();
    }

    private void judgement(JsonNode judgement) {
        String verdict = plain(judgement, "verdict");
        line("├ " + plain(judgement, "sensor") + "/" + plain(judgement, "dependency") + "  "
                + (verdict.equals("passed") ? style.good("✓ passed") : style.bad("✗ " + verdict))
                + (judgement.has("error") ? "  " + plain(judgement, "error") : ""));
        for (JsonNode step : judgement.path("steps")) {
            String subject = plain(step, "where") + "  " + plain(step, "subject") + "  ";
            String wanted = plain(step, "wanted");
            String actual = plain(step, "actual");
            line("│   " + subject
                    + switch (plain(step, "verdict")) {
                        case "passed" -> style.good("✓") + " " + actual + " is " + wanted;
                        case "rejected" -> style.bad("✗") + " wanted " + wanted + ", got " + actual;
                        case "error" -> style.bad("! ") + actual;
                        default -> style.dim("not evaluated");
                    });
        }
    }

    private void action(JsonNode action) {
        String name = plain(action, "sensor") + "/" + plain(action, "trigger");
        if (action.has("error")) {
            line(style.bad("✗ fails") + "  " + name + " (" + plain(action, "kind") + ")  " + plain(action, "error"));
            return;
        }
        line(style.good("→ would do") + "  " + style.bold(name) + " (" + plain(action, "kind") + ")  for "
                + list(action.path("events")));
        for (String one : action.path("request").toPrettyString().split("\n", -1)) {
            line("    " + Style.plain(one));
        }
    }

    private static String list(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(one -> all.add(Style.plain(one.asText())));
        return all.isEmpty() ? "nothing" : String.join(", ", all);
    }

    private static String plain(JsonNode node, String key) {
        return Style.plain(node.path(key).asText());
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
