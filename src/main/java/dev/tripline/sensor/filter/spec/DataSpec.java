package dev.tripline.sensor.filter.spec;

import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.number.GoNumber;
import dev.tripline.language.regex.UserPattern;
import dev.tripline.language.template.GoTemplate;
import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One data filter. */
@RegisterForReflection
public record DataSpec(String path, String type, List<String> value, String comparator, String template)
        implements Advised {
    private static final Set<String> COMPARATORS = Set.of("", ">=", ">", "=", "!=", "<", "<=");
    private static final String INVALID = "one of data filters is not valid ";

    public DataSpec {
        String missing = path.isEmpty() ? "path" : type.isEmpty() ? "type" : value.isEmpty() ? "value" : "";
        new Complaints()
                .when(
                        !COMPARATORS.contains(comparator),
                        "comparator",
                        "comparator " + comparator + " not supported",
                        "want >=, >, =, !=, < or <=")
                .when(!missing.isEmpty(), missing, INVALID + "(type, path and value must be not empty)", hint(missing))
                .when(
                        value.contains(""),
                        "value[" + value.indexOf("") + "]",
                        INVALID + "(value must be not empty)",
                        "with type string, ^$ matches the empty text")
                .addAll(values(type, value))
                .addAll(Attempt.complaints("template", () -> {
                    if (!template.isEmpty()) {
                        GoTemplate.compile(template);
                    }
                }))
                .throwIfAny();
    }

    private static String hint(String missing) {
        return switch (missing) {
            case "type" -> "bool, number or string";
            case "path" -> "where the value stands, e.g. body.action";
            default -> "value: [a, b] holds when one of them does";
        };
    }

    private static List<Complaint> values(String type, List<String> values) {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String component = "value[" + i + "]";
            String value = values.get(i);
            if (type.equals("string")) {
                pattern(component, value).ifPresent(complaints::add);
            } else if (type.equals("number") && GoNumber.parse(value).isEmpty() && !value.isEmpty()) {
                complaints.add(new Complaint(
                        component, "\"" + value + "\" is not a number", "write a number in quotes, e.g. \"10.5\""));
            } else if (type.equals("bool") && GoBool.parse(value).isEmpty() && !value.isEmpty()) {
                complaints.add(new Complaint(component, "\"" + value + "\" is not a bool", "write true or false"));
            }
        }
        return complaints;
    }

    private static Optional<Complaint> pattern(String component, String value) {
        try {
            UserPattern.compile(value);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(new Complaint(
                    component,
                    "bad regular expression \"" + value + "\": " + e.getDescription(),
                    "values of type string are RE2 regular expressions: quote what is meant literally with \\"));
        }
    }

    @Override
    public List<Complaint> advice() {
        if (!Set.of("string", "number", "bool").contains(type)) {
            return List.of(new Complaint(
                    "type",
                    "data filters of type \"" + type + "\" fail with every event",
                    "use string, number or bool"));
        }
        boolean ordered = !Set.of("", "=", "!=").contains(comparator);
        return type.equals("string") && ordered
                ? List.of(new Complaint(
                        "comparator",
                        "comparator " + comparator + " never holds for strings",
                        "use type number, or = and !="))
                : List.of();
    }
}
