package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.language.path.PathValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One data filter, compiled: the value at a path, compared with a list of values of which one must match. */
final class DataFilter {
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern SECRETIVE =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_]?key|authorization|credential|private[-_]?key)");

    private final String name;
    private final Path path;
    private final String wanted;
    private final boolean hidden;
    private final List<Comparison> comparisons;

    private DataFilter(String name, Path path, String wanted, boolean hidden, List<Comparison> comparisons) {
        this.name = name;
        this.path = path;
        this.wanted = wanted;
        this.hidden = hidden;
        this.comparisons = comparisons;
    }

    static DataFilter compile(String name, FiltersSpec.Data spec) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String value : spec.value()) {
            comparisons.add(Comparison.compile(spec.type(), spec.comparator(), value));
        }
        boolean hidden = SECRETIVE.matcher(spec.path()).find();
        return new DataFilter(name, Path.compile(spec.path()), wanted(spec, hidden), hidden, List.copyOf(comparisons));
    }

    private static String wanted(FiltersSpec.Data spec, boolean hidden) {
        String values = String.join(
                " or ",
                spec.value().stream()
                        .map(value -> quoted(hidden ? "***" : value))
                        .toList());
        String relation = spec.comparator().isEmpty() ? "=" : spec.comparator();
        return switch (spec.type()) {
            case "string" -> "string " + (relation.equals("!=") ? "not matching " : "matching ") + values;
            case "bool" -> "bool " + values;
            default -> spec.type() + " " + relation + " " + values;
        };
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    Check check(Json json) {
        PathValue value = path.in(json);
        if (!value.exists()) {
            return check(Check.Result.FAILED, "path '" + path.source() + "' does not exist");
        }
        for (Comparison comparison : comparisons) {
            Comparison.Result result = comparison.compare(value);
            if (result instanceof Comparison.Failed failed) {
                return check(Check.Result.FAILED, failed.reason());
            }
            if (result == Comparison.Matched.YES) {
                return check(Check.Result.PASSED, shown(value));
            }
        }
        return check(Check.Result.REJECTED, shown(value));
    }

    Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private Check check(Check.Result result, String actual) {
        return new Check(name, path.source(), wanted, result, actual);
    }

    private String shown(PathValue value) {
        String type = switch (value.type()) {
            case NULL -> "null";
            case TRUE, FALSE -> "bool";
            case NUMBER -> "number";
            case STRING -> "string";
            case JSON -> value.raw().startsWith("[") ? "array" : "object";
        };
        if (hidden) {
            return "*** (" + type + ")";
        }
        String raw = value.raw();
        String text = raw.length() > LONGEST_SHOWN ? raw.substring(0, LONGEST_SHOWN) + "…" : raw;
        return type.equals("null") ? "null" : text + " (" + type + ")";
    }
}
