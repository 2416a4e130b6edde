package dev.tripline.runtime.deploy;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.sensor.SensorCompiler;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a manifest's errors Argo Events finds first, and what it says around the message: it looks at a sensor's
 * dependencies before its triggers, and names a trigger's template and the index of a parameter (sensor specification 1.4).
 */
public final class ArgoWords {
    private static final String DLQ = ".dlqTrigger";
    private static final Pattern DEPENDENCY = Pattern.compile("spec\\.dependencies\\[(\\d+)](?:\\.(.*))?");
    private static final Pattern TRIGGER = Pattern.compile("spec\\.triggers\\[(\\d+)]((?:\\.dlqTrigger)*)(?:\\.(.*))?");
    private static final Pattern KIND = Pattern.compile("template\\.(\\w+)(?:\\.(.*))?");
    private static final Pattern PARAMETER = Pattern.compile("(parameters|payload)\\[(\\d+)](?:\\..*)?");

    private static final List<String> DEPENDENCY_ORDER = List.of(
            "name",
            "eventSourceName",
            "eventName",
            "filters.exprLogicalOperator",
            "filters.dataLogicalOperator",
            "filters.exprs",
            "filters.data",
            "filters.context",
            "filters.time",
            "filtersLogicalOperator");
    private static final List<String> TRIGGER_ORDER = List.of(
            "template.name",
            "template.conditionsReset",
            "template.k8s",
            "template.argoWorkflow",
            "template.http",
            "template.awsLambda",
            "template.kafka",
            "template.nats",
            "template.slack",
            "template.openWhisk",
            "template.custom",
            "template.email",
            "policy",
            "parameters",
            "atLeastOnce",
            "dlqTrigger.atLeastOnce");
    private static final List<String> UNWRAPPED = List.of("name", "conditions", "conditionsReset");

    private final Manifest manifest;

    public ArgoWords(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Empty when there are no errors. */
    public Optional<String> first(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!manifest.kind().equals(Manifest.SENSOR)) {
            return errors.stream().findFirst().map(Problem::message);
        }
        return errors.stream().min(Comparator.comparing(ArgoWords::rank)).map(this::whole);
    }

    /** Fixed width, so that it can be compared as text: dependencies, triggers and their parts in Argo Events' order, and at last what only Tripline refuses. */
    private static String rank(Problem problem) {
        String path = problem.path();
        Matcher dependency = DEPENDENCY.matcher(path);
        if (dependency.matches()) {
            return rank(0, dependency.group(1), 0, part(dependency.group(2)), DEPENDENCY_ORDER);
        }
        Matcher trigger = TRIGGER.matcher(path);
        if (!trigger.matches()) {
            return path.equals("spec.dependencies") ? "0" : path.equals("spec.triggers") ? "1" : "3";
        }
        int nesting = trigger.group(2).length();
        String part = part(trigger.group(3));
        if (problem.code().equals(SensorCompiler.DUPLICATE_TRIGGER)) {
            nesting = Integer.MAX_VALUE;
        } else if (nesting > 0 && part.equals("atLeastOnce")) {
            nesting -= DLQ.length();
            part = "dlqTrigger.atLeastOnce";
        }
        return rank(1, trigger.group(1), nesting, part, TRIGGER_ORDER);
    }

    private static String part(@Nullable String rest) {
        return rest == null ? "" : rest;
    }

    private static String rank(int section, String index, int nesting, String part, List<String> order) {
        int place = 0;
        while (!part.equals("template") && place < order.size() && !begins(part, order.get(place))) {
            place++;
        }
        boolean onlyHere = place == order.size();
        return String.format("%d %9s %10d %9d", onlyHere ? 2 : section, index, nesting, place);
    }

    private static boolean begins(String path, String part) {
        return path.startsWith(part)
                && (path.length() == part.length() || ".[".indexOf(path.charAt(part.length())) >= 0);
    }

    private String whole(Problem problem) {
        Matcher trigger = TRIGGER.matcher(problem.path());
        String rest = trigger.matches() && trigger.group(3) != null ? trigger.group(3) : "";
        Matcher kind = KIND.matcher(rest);
        if (kind.matches() && !UNWRAPPED.contains(kind.group(1))) {
            String inner = kind.group(2) == null ? "" : kind.group(2);
            String payload = kind.group(1).equals("openWhisk") ? "resource parameter" : "payload";
            String before = kind.group(1).equals("k8s") ? "trigger for template " : "template ";
            return before + template(Integer.parseInt(trigger.group(1)), trigger.group(2)) + " is invalid, "
                    + parameter(inner, "resource parameter", payload) + problem.message();
        }
        return parameter(rest, "template parameter", "payload") + problem.message();
    }

    private static String parameter(String path, String parameter, String payload) {
        Matcher item = PARAMETER.matcher(path);
        return item.matches()
                ? (item.group(1).equals("payload") ? payload : parameter) + " index: " + item.group(2) + ". err: "
                : "";
    }

    private String template(int index, String nesting) {
        Node node = manifest.spec().get("triggers").orElse(manifest.root());
        node = node instanceof Node.Seq items && index < items.items().size()
                ? items.items().get(index)
                : node;
        for (int i = 0; i < nesting.length(); i += DLQ.length()) {
            node = member(node, "dlqTrigger");
        }
        return member(member(node, "template"), "name") instanceof Node.Text name ? name.value() : "";
    }

    private static Node member(Node node, String key) {
        return node instanceof Node.Obj obj ? obj.get(key).orElse(node) : node;
    }
}
