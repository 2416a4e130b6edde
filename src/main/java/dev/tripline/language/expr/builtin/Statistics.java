package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.method.Named;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Order;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code max min sum mean median}. The first two compare their arguments, not the items of a list. */
final class Statistics {
    private Statistics() {}

    static Map<String, Builtin> all() {
        return Map.of(
                "max", new Builtin(Checks::extreme, arguments -> extreme(arguments, Order.LESS)),
                "min", new Builtin(Checks::extreme, arguments -> extreme(arguments, Order.MORE)),
                "sum", new Builtin(Checks.one(Plain.ANY, StaticType::isList), Statistics::sum),
                "mean", new Builtin(Checks.one(Plain.FLOAT, StaticType::isList), Statistics::mean),
                "median", new Builtin(Checks.one(Plain.FLOAT, StaticType::isList), Statistics::median));
    }

    private static @Nullable Object extreme(Arguments arguments, Order worse) throws EvaluationFailure {
        Object best = null;
        for (Object argument : arguments.values()) {
            if (best == null || worse.of(best, argument, arguments.evaluation())) {
                best = argument;
            }
        }
        return best;
    }

    /** What Go's reflection calls an integer: durations too, bytes not. */
    private static boolean isInteger(@Nullable Object item) {
        return item instanceof Long || item instanceof GoInt64 || item instanceof Duration || item instanceof Named;
    }

    private static long integer(@Nullable Object item) throws EvaluationFailure {
        return switch (item) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case Duration span -> span.toNanos();
            case Named named -> named.number();
            case null, default -> throw new EvaluationFailure("cannot calculate with " + GoFormat.typeName(item));
        };
    }

    private static double real(@Nullable Object item) throws EvaluationFailure {
        return item instanceof Double number ? number : integer(item);
    }

    /** An int as long as there are only integers. */
    private static Object sum(Arguments arguments) throws EvaluationFailure {
        List<?> items = arguments.list(0);
        long whole = 0;
        int i = 0;
        while (i < items.size() && isInteger(items.get(i))) {
            whole += integer(items.get(i++));
        }
        if (i == items.size()) {
            return whole;
        }
        double sum = whole;
        while (i < items.size()) {
            sum += real(items.get(i++));
        }
        return sum;
    }

    private static Object mean(Arguments arguments) throws EvaluationFailure {
        List<?> items = arguments.list(0);
        double sum = 0;
        for (Object item : items) {
            sum += real(item);
        }
        return items.isEmpty() ? 0.0 : sum / items.size();
    }

    private static Object median(Arguments arguments) throws EvaluationFailure {
        List<?> items = arguments.list(0);
        if (items.isEmpty()) {
            return 0.0;
        }
        double[] sorted = new double[items.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = real(items.get(i));
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
    }
}
