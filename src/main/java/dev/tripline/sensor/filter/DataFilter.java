package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.language.path.PathValue;
import dev.tripline.language.template.GoTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One data filter, compiled: the value at a path, perhaps turned into another by a template, compared with a list of values of
 * which one must match.
 */
final class DataFilter implements FilterItems.Item {
    /** What turns the value into another text; a template that cannot be compiled fails with every event. */
    private sealed interface Change {
        record Template(GoTemplate template) implements Change {}

        record Broken(String reason) implements Change {}
    }

    private final String name;
    private final Path path;
    private final Optional<Change> change;
    private final String wanted;
    private final boolean hidden;
    private final List<Comparison> comparisons;

    private DataFilter(
            String name,
            Path path,
            Optional<Change> change,
            String wanted,
            boolean hidden,
            List<Comparison> comparisons) {
        this.name = name;
        this.path = path;
        this.change = change;
        this.wanted = wanted;
        this.hidden = hidden;
        this.comparisons = comparisons;
    }

    static DataFilter compile(
            String name, String path, String type, List<String> values, String comparator, String template) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String value : values) {
            comparisons.add(Comparison.compile(type, comparator, value));
        }
        boolean hidden = Shown.isSecretive(path);
        String wanted = wanted(type, comparator, hidden ? List.of("***") : values);
        Optional<Change> change = template.isEmpty() ? Optional.empty() : Optional.of(change(template));
        return new DataFilter(name, Path.compile(path), change, wanted, hidden, List.copyOf(comparisons));
    }

    private static Change change(String template) {
        try {
            return new Change.Template(GoTemplate.compile(template));
        } catch (BadProgram e) {
            return new Change.Broken("failed to parse template: " + e.reason());
        }
    }

    private static String wanted(String type, String comparator, List<String> values) {
        String list = String.join(
                " or ", values.stream().map(value -> '"' + value + '"').toList());
        String relation = comparator.isEmpty() ? "=" : comparator;
        return switch (type) {
            case "string" -> "string " + (relation.equals("!=") ? "not matching " : "matching ") + list;
            case "bool" -> "bool " + list;
            default -> type + " " + relation + " " + list;
        };
    }

    @Override
    public Check check(Json json, World world) {
        PathValue value = path.in(json);
        if (!value.exists()) {
            return check(Check.Result.FAILED, "path '" + path.source() + "' does not exist");
        }
        if (comparisons.isEmpty()) {
            return check(Check.Result.FAILED, "no values specified");
        }
        try {
            return compare(changed(value, world));
        } catch (EvaluationFailure e) {
            return check(Check.Result.FAILED, e.reason());
        }
    }

    /** The template sees the value's string form and gives a string, whatever type it had. */
    private PathValue changed(PathValue value, World world) throws EvaluationFailure {
        if (change.isEmpty()) {
            return value;
        }
        switch (change.get()) {
            case Change.Broken broken -> throw new EvaluationFailure(broken.reason());
            case Change.Template template -> {
                String text = template.template().render(Map.of("Input", value.string()), world);
                if (text.isEmpty() || text.equals("<no value>")) {
                    throw new EvaluationFailure("the template gave " + (text.isEmpty() ? "nothing" : text));
                }
                return PathValue.ofText(text);
            }
        }
    }

    private Check compare(PathValue value) {
        for (Comparison comparison : comparisons) {
            Comparison.Result result = comparison.compare(value);
            if (result instanceof Comparison.Failed failed) {
                return check(Check.Result.FAILED, failed.reason());
            }
            if (result == Comparison.Matched.YES) {
                return check(Check.Result.PASSED, Shown.value(value, hidden));
            }
        }
        return check(Check.Result.REJECTED, Shown.value(value, hidden));
    }

    @Override
    public Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private Check check(Check.Result result, String actual) {
        return new Check(name, path.source(), wanted, result, actual);
    }
}
