package dev.tripline.sensor.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.number.GoNumber;
import dev.tripline.language.path.PathValue;
import dev.tripline.language.regex.UserPattern;
import dev.tripline.sensor.filter.spec.GoBool;
import java.util.Optional;
import java.util.OptionalDouble;

/** One value to compare with, compiled by the filter's type (sensor specification 2.2, step 4). */
sealed interface Comparison {
    Result compare(PathValue value);

    sealed interface Result permits Matched, Failed {}

    enum Matched implements Result {
        YES,
        NO;

        static Matched when(boolean matches) {
            return matches ? YES : NO;
        }
    }

    record Failed(String reason) implements Result {}

    static Comparison compile(String type, String comparator, String value) {
        return switch (type) {
            case "bool" -> bool(value);
            case "number" -> number(comparator, value);
            case "string" -> text(comparator, value);
            default -> new Broken("unsupported JSON type '" + type + "'");
        };
    }

    private static Comparison bool(String value) {
        return GoBool.parse(value)
                .<Comparison>map(Bool::new)
                .orElseGet(() -> new Broken("'" + value + "' is not a bool"));
    }

    private static Comparison number(String comparator, String value) {
        OptionalDouble number = GoNumber.parse(value);
        return number.isPresent()
                ? new Number(comparator, number.getAsDouble())
                : new Broken("'" + value + "' is not a number");
    }

    private static Comparison text(String comparator, String value) {
        try {
            return new Text(comparator, UserPattern.compile(value));
        } catch (PatternSyntaxException e) {
            return new Broken("bad regular expression '" + value + "': " + e.getMessage());
        }
    }

    /** The entry itself is wrong: every event that gets here is an error, as it is in Argo Events. */
    record Broken(String reason) implements Comparison {
        @Override
        public Result compare(PathValue value) {
            return new Failed(reason);
        }
    }

    record Bool(boolean wanted) implements Comparison {
        @Override
        public Result compare(PathValue value) {
            return Matched.when(value.bool() == wanted);
        }
    }

    record Number(String comparator, double wanted) implements Comparison {
        @Override
        public Result compare(PathValue value) {
            double actual = value.number();
            return Matched.when(
                    switch (comparator) {
                        case ">=" -> actual >= wanted;
                        case ">" -> actual > wanted;
                        case "<" -> actual < wanted;
                        case "<=" -> actual <= wanted;
                        case "!=" -> actual != wanted;
                        default -> actual == wanted;
                    });
        }
    }

    /** An unanchored search in the value's string form. */
    record Text(String comparator, Pattern pattern) implements Comparison {
        @Override
        public Result compare(PathValue value) {
            Optional<Boolean> onMatch = switch (comparator) {
                case "", "=" -> Optional.of(true);
                case "!=" -> Optional.of(false);
                default -> Optional.empty();
            };
            return Matched.when(
                    onMatch.isPresent() && pattern.matcher(value.string()).find() == onMatch.get());
        }
    }
}
