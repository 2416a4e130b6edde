package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.Program;
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
    private final String name;
    private final Path path;
    private final Optional<Program<GoTemplate>> template;
    private final String wanted;
    private final boolean hidden;
    private final List<Comparison> comparisons;

    private DataFilter(
            String name,
            Path path,
            Optional<Program<GoTemplate>> template,
            String wanted,
            boolean hidden,
            List<Comparison> comparisons) {
        this.name = name;
        this.path = path;
        this.template = template;
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
        Optional<Program<GoTemplate>> program =
                template.isEmpty() ? Optional.empty() : Optional.of(Program.of(template, DataFilter::template));
        return new DataFilter(name, Path.compile(path), program, wanted, hidden, List.copyOf(comparisons));
    }

    private static GoTemplate template(String text) throws BadProgram {
        try {
            return GoTemplate.compile(text);
        } catch (BadProgram e) {
            throw new BadProgram("failed to parse template: " + e.reason());
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
        if (template.isEmpty()) {
            return value;
        }
        String text = template.get().get().render(Map.of("Input", value.string()), world);
        if (text.isEmpty() || text.equals("<no value>")) {
            throw new EvaluationFailure("the template gave " + (text.isEmpty() ? "nothing" : text));
        }
        return PathValue.ofText(text);
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
