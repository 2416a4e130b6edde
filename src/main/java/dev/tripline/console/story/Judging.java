package dev.tripline.console.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.manifest.Node;
import dev.tripline.runtime.rehearsal.Heard;
import dev.tripline.sensor.filter.FilterOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what came of a story against what was expected. */
final class Judging {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoryRun.Outcome outcome;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Judging(StoryRun.Outcome outcome) {
        this.outcome = outcome;
    }

    static List<Mismatch> of(Expectation expected, StoryRun.Outcome outcome) {
        Judging judging = new Judging(outcome);
        expected.dependencies().forEach(judging::dependency);
        expected.triggers().ifPresent(judging::triggers);
        expected.pending().ifPresent(judging::pending);
        return judging.mismatches;
    }

    private void mismatch(String what, String wanted, String actual, Node at) {
        mismatches.add(new Mismatch(what, wanted, actual, at.at()));
    }

    /** The last verdict of that dependency counts. {@code dep} means the only one that listened. */
    private void dependency(String name, Node wanted) {
        List<Heard.Judgement> found = outcome.judgements().stream()
                .filter(one -> name.equals(one.verdict().dependency())
                        || name.equals(one.sensor() + "/" + one.verdict().dependency()))
                .toList();
        Set<String> all = new LinkedHashSet<>();
        outcome.judgements().forEach(one -> all.add(one.verdict().dependency()));
        if (found.isEmpty() && name.equals("dep") && all.size() == 1) {
            found = outcome.judgements();
        }
        if (found.isEmpty()) {
            mismatch(
                    name,
                    "a verdict",
                    all.isEmpty() ? "nobody listened" : "verdicts of " + String.join(", ", all),
                    wanted);
            return;
        }
        verdict(name, wanted, found.getLast());
    }

    private void verdict(String name, Node wanted, Heard.Judgement judgement) {
        FilterOutcome result = judgement.verdict().outcome();
        String actual = result.passed()
                ? "passed"
                : result.error().isEmpty()
                        ? "rejected by " + String.join("; ", reasons(result))
                        : "error: " + result.error();
        if (wanted instanceof Node.Text word) {
            boolean same = switch (word.value()) {
                case "pass", "passed" -> result.passed();
                case "reject", "rejected" -> !result.passed() && result.error().isEmpty();
                case "error" -> !result.error().isEmpty();
                default -> false;
            };
            if (!same) {
                mismatch(name, word.value(), actual, wanted);
            }
        } else if (wanted instanceof Node.Obj object) {
            details(name, object, judgement, actual);
        } else {
            mismatch(name, "passed, rejected, error or an object", "this expectation", wanted);
        }
    }

    private void details(String name, Node.Obj wanted, Heard.Judgement judgement, String actual) {
        FilterOutcome result = judgement.verdict().outcome();
        wanted.members().forEach((key, value) -> {
            String text = value instanceof Node.Text word ? word.value() : "";
            switch (key) {
                case "pass" -> {
                    if (result.passed() != (value instanceof Node.Bool bool && bool.value())) {
                        mismatch(name + ".pass", Subset.json(value).toString(), actual, value);
                    }
                }
                case "reject" -> {
                    boolean rejected = result.checks().stream()
                            .anyMatch(check -> check.result() == Check.Result.REJECTED && isAt(check, text));
                    if (result.passed() || !rejected) {
                        mismatch(name + ".reject", text, actual, value);
                    }
                }
                case "reason" -> {
                    if (!actual.contains(text)) {
                        mismatch(name + ".reason", text, actual, value);
                    }
                }
                case "error" -> {
                    if (result.error().isEmpty() || !result.error().contains(text)) {
                        mismatch(name + ".error", text, actual, value);
                    }
                }
                case "data" ->
                    new Subset(mismatches)
                            .compare(
                                    name + ".data",
                                    value,
                                    data(judgement.verdict().event()));
                default -> mismatch(name + "." + key, "pass, reject, reason, error or data", "this key", value);
            }
        });
    }

    private static boolean isAt(Check check, String where) {
        return check.name().equals(where) || ("filters." + check.name()).equals(where);
    }

    private static List<String> reasons(FilterOutcome outcome) {
        return outcome.checks().stream()
                .filter(check -> check.result() == Check.Result.REJECTED)
                .map(check -> check.name() + " (" + check.subject() + "): wanted " + check.wanted() + ", got "
                        + check.actual())
                .toList();
    }

    private static JsonNode data(Event event) {
        try {
            return JSON.readTree(event.body().text());
        } catch (java.io.IOException e) {
            return JSON.getNodeFactory().textNode(event.body().text());
        }
    }

    /** Every trigger that is not named must not have fired. */
    private void triggers(Node wanted) {
        Map<String, List<Heard.Action>> fired = new LinkedHashMap<>();
        for (Heard.Action action : outcome.actions()) {
            fired.computeIfAbsent(action.firing().trigger(), unused -> new ArrayList<>())
                    .add(action);
        }
        Map<String, Node> named = new LinkedHashMap<>();
        if (wanted instanceof Node.Obj object) {
            named.putAll(object.members());
        } else if (wanted instanceof Node.Seq list) {
            list.items().forEach(item -> named.put(item instanceof Node.Text text ? text.value() : "?", item));
        } else if (!(wanted instanceof Node.Text none && none.value().equals("none"))) {
            mismatch("triggers", "none, a list of names, or an object", "this expectation", wanted);
            return;
        }
        named.forEach((name, expectation) -> trigger(name, expectation, firings(name, fired)));
        fired.forEach((name, actions) -> {
            boolean expected = named.keySet().stream().anyMatch(key -> key.equals(name) || key.endsWith("/" + name));
            if (!expected) {
                mismatch("triggers", "no firing of " + name, count(actions.size()), wanted);
            }
        });
    }

    private static List<Heard.Action> firings(String name, Map<String, List<Heard.Action>> fired) {
        int slash = name.indexOf('/');
        return fired.getOrDefault(name.substring(slash + 1), List.of()).stream()
                .filter(action -> slash < 0 || action.firing().sensor().equals(name.substring(0, slash)))
                .toList();
    }

    private static String count(int times) {
        return times == 1 ? "one firing" : times == 0 ? "no firing" : times + " firings";
    }

    private void trigger(String name, Node wanted, List<Heard.Action> firings) {
        String what = "triggers." + name;
        switch (wanted) {
            case Node.Text none when none.value().equals("none") -> times(what, 0, firings, wanted);
            case Node.Text plain -> times(what, 1, firings, wanted);
            case Node.Num number -> times(what, number.value().intValue(), firings, wanted);
            case Node.Seq list -> {
                times(what, list.items().size(), firings, wanted);
                for (int i = 0; i < Math.min(list.items().size(), firings.size()); i++) {
                    firing(what + "[" + i + "]", list.items().get(i), firings.get(i));
                }
            }
            case Node.Obj object -> {
                int times = object.get("times").orElse(object) instanceof Node.Num number
                        ? number.value().intValue()
                        : 1;
                times(what, times, firings, wanted);
                if (!firings.isEmpty()) {
                    firing(what, object, firings.getLast());
                }
            }
            default -> times(what, 1, firings, wanted);
        }
    }

    private void times(String what, int wanted, List<Heard.Action> firings, Node at) {
        if (firings.size() != wanted) {
            mismatch(what, count(wanted), count(firings.size()), at);
        }
    }

    /** {@code times} and {@code events} are about the firing, {@code error} about rendering; the rest is the request's. */
    private void firing(String what, Node wanted, Heard.Action action) {
        if (!(wanted instanceof Node.Obj object)) {
            return;
        }
        JsonNode request = JSON.valueToTree(action.request());
        object.members().forEach((key, value) -> {
            switch (key) {
                case "times" -> {}
                case "events" -> new Subset(mismatches).compare(what + ".events", value, ids(action));
                case "error" -> {
                    String text = value instanceof Node.Text word ? word.value() : "";
                    if (action.error().isEmpty() || !action.error().contains(text)) {
                        mismatch(what + ".error", text, action.error().isEmpty() ? "no error" : action.error(), value);
                    }
                }
                default -> {
                    if (action.error().isEmpty()) {
                        new Subset(mismatches).compare(what + "." + key, value, request.path(key));
                    } else {
                        mismatch(what, "a request", "error: " + action.error(), value);
                    }
                }
            }
        });
    }

    private static JsonNode ids(Heard.Action action) {
        return JSON.valueToTree(action.firing().events().values().stream()
                .map(Event::id)
                .distinct()
                .toList());
    }

    /** Every trigger that is not named must not wait. */
    private void pending(Node wanted) {
        Map<String, Collection<String>> waiting = new LinkedHashMap<>();
        outcome.pending().forEach(one -> waiting.put(one.trigger(), one.waitingFor()));
        Map<String, Node> named = wanted instanceof Node.Obj object ? object.members() : Map.of();
        named.forEach((name, names) -> new Subset(mismatches)
                .compare("pending." + name, names, JSON.valueToTree(waiting.getOrDefault(name, List.of()))));
        waiting.forEach((name, names) -> {
            if (!named.containsKey(name)) {
                mismatch("pending", "nobody else", name + " waits for " + String.join(", ", names), wanted);
            }
        });
    }
}
