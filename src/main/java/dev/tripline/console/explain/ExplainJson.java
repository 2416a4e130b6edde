package dev.tripline.console.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.manifest.Problem;
import dev.tripline.runtime.rehearsal.Explainer.Explanation;
import dev.tripline.runtime.rehearsal.Heard;
import dev.tripline.sensor.filter.FilterOutcome;
import java.util.Collection;
import java.util.Locale;

/** An explanation as the API and {@code explain -o json} give it. */
public final class ExplainJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExplainJson() {}

    public static ObjectNode of(Explanation explanation) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode problems = root.putArray("problems");
        explanation.problems().forEach(problem -> problems.add(problem(problem)));
        ArrayNode events = root.putArray("events");
        explanation.judgements().forEach(judgement -> events.add(judgement(judgement)));
        ArrayNode actions = root.putArray("actions");
        explanation.actions().forEach(action -> actions.add(action(action)));
        ArrayNode pending = root.putArray("pending");
        for (Heard.Pending one : explanation.pending()) {
            ObjectNode node = pending.addObject();
            node.put("sensor", one.sensor());
            node.put("trigger", one.trigger());
            texts(node.putArray("have"), one.have());
            texts(node.putArray("waitingFor"), one.waitingFor());
        }
        ArrayNode filtered = root.putArray("filtered");
        for (Heard.Filtered one : explanation.filtered()) {
            ObjectNode node = filtered.addObject();
            node.put("id", one.eventId());
            node.put("expression", one.expression());
            if (!one.error().isEmpty()) {
                node.put("error", one.error());
            }
        }
        texts(root.putArray("unheard"), explanation.unheard());
        if (!explanation.unheard().isEmpty()) {
            texts(root.putArray("listening"), explanation.heard());
        }
        if (!explanation.complete()) {
            root.put("complete", false);
        }
        return root;
    }

    /** A problem as the API and {@code validate -o json} give it. */
    public static ObjectNode problem(Problem problem) {
        ObjectNode node = JSON.createObjectNode();
        node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        node.put("code", problem.code());
        node.put("message", problem.message());
        node.put("file", problem.at().file());
        node.put("line", problem.at().line());
        node.put("column", problem.at().column());
        node.put("path", problem.path());
        node.put("hint", problem.hint());
        return node;
    }

    private static JsonNode judgement(Heard.Judgement judgement) {
        FilterOutcome outcome = judgement.verdict().outcome();
        ObjectNode node = JSON.createObjectNode();
        node.put("id", judgement.eventId());
        node.put("sensor", judgement.sensor());
        node.put("dependency", judgement.verdict().dependency());
        node.put("verdict", verdict(outcome));
        if (!outcome.error().isEmpty()) {
            node.put("error", outcome.error());
        }
        ArrayNode steps = node.putArray("steps");
        for (Check check : outcome.checks()) {
            ObjectNode step = steps.addObject();
            step.put("where", where(check));
            step.put("subject", check.subject());
            step.put("verdict", word(check.result()));
            step.put("wanted", check.wanted());
            step.put("actual", check.actual());
        }
        node.set("event", EventInput.written(judgement.verdict().event()));
        return node;
    }

    /** The place in the dependency: {@code filters.data[0]}, {@code transform.jq}. */
    static String where(Check check) {
        return check.name().startsWith("transform") || check.name().equals("filters")
                ? check.name()
                : "filters." + check.name();
    }

    static String verdict(FilterOutcome outcome) {
        return outcome.passed() ? "passed" : outcome.error().isEmpty() ? "rejected" : "error";
    }

    static String word(Check.Result result) {
        return switch (result) {
            case PASSED -> "passed";
            case REJECTED -> "rejected";
            case FAILED -> "error";
            case NOT_EVALUATED -> "not evaluated";
        };
    }

    private static JsonNode action(Heard.Action action) {
        ObjectNode node = JSON.createObjectNode();
        node.put("sensor", action.firing().sensor());
        node.put("trigger", action.firing().trigger());
        node.put("kind", action.kind());
        node.put("actionId", action.firing().actionId());
        if (action.error().isEmpty()) {
            node.set("request", JSON.valueToTree(action.request()));
        } else {
            node.putNull("request");
            node.put("error", action.error());
        }
        texts(
                node.putArray("events"),
                action.firing().events().values().stream()
                        .map(Event::id)
                        .distinct()
                        .toList());
        return node;
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
