package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.method.Named;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.Mismatch;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code sort sortBy}. Items must have one type: ints, floats or strings. Equal ones keep their order, which in Go they do
 * only up to twelve items.
 */
final class Sorting {
    private Sorting() {}

    /** An item, and the value by which it is sorted. */
    private record Keyed(@Nullable Object item, @Nullable Object key) {}

    static Map<String, Builtin> all() {
        return Map.of(
                "sort", new Builtin(arguments -> check(arguments, 1), arguments -> sorted(arguments, "", 1)),
                "sortBy", new Builtin(arguments -> check(arguments, 2), Sorting::sortBy));
    }

    private static StaticType check(List<StaticType> arguments, int least) throws Mismatch {
        Checks.count(arguments, least, least + 1);
        Checks.suits(arguments.getFirst(), StaticType::isList);
        for (StaticType text : arguments.subList(1, arguments.size())) {
            Checks.suits(text, Checks::isText);
        }
        return ListOf.ANYTHING;
    }

    private static Object sortBy(Arguments arguments) throws EvaluationFailure {
        return sorted(arguments, arguments.text(1), 2);
    }

    private static Object sorted(Arguments arguments, String field, int direction) throws EvaluationFailure {
        boolean descending = arguments.count() > direction && isDescending(arguments.text(direction));
        List<?> items = arguments.list(0);
        arguments.evaluation().items(items.size());
        List<Keyed> keyed = new ArrayList<>(items.size());
        for (Object item : items) {
            keyed.add(new Keyed(item, key(item, field)));
            if (!GoFormat.typeName(keyed.getFirst().key())
                    .equals(GoFormat.typeName(keyed.getLast().key()))) {
                throw new EvaluationFailure("cannot sort an array of different types");
            }
        }
        if (keyed.size() > 1) {
            Comparator<Object> order = order(keyed.getFirst().key());
            arguments
                    .evaluation()
                    .steps((long) keyed.size() * (64 - Long.numberOfLeadingZeros(keyed.size())) * weight(keyed));
            keyed.sort(Comparator.comparing(Keyed::key, descending ? order.reversed() : order));
        }
        List<@Nullable Object> out = new ArrayList<>(keyed.size());
        keyed.forEach(each -> out.add(each.item()));
        return out;
    }

    /** How many steps a comparison costs at most. */
    private static long weight(List<Keyed> keyed) {
        Optional<Integer> longest = keyed.stream()
                .map(each -> each.key() instanceof String text ? text.length() : 0)
                .max(Comparator.naturalOrder());
        return 1 + longest.orElse(0) / Evaluation.LETTERS_PER_STEP;
    }

    private static boolean isDescending(String direction) throws EvaluationFailure {
        return switch (direction) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new EvaluationFailure("the direction of sorting is asc or desc");
        };
    }

    private static @Nullable Object key(@Nullable Object item, String field) throws EvaluationFailure {
        if (item instanceof Map<?, ?> map) {
            if (!map.containsKey(field)) {
                throw new EvaluationFailure("cannot sort by what is not there");
            }
            return map.get(field);
        }
        return item;
    }

    private static Comparator<Object> order(@Nullable Object key) throws EvaluationFailure {
        return switch (key) {
            case Long number -> Comparator.comparing(each -> (Long) each);
            case GoInt64 number -> Comparator.comparing(each -> ((GoInt64) each).value());
            case Named named -> Comparator.comparing(each -> ((Named) each).number());
            case Duration span -> Comparator.comparing(each -> (Duration) each);
            case Double number -> Comparator.comparing(each -> (Double) each);
            case String text -> Comparator.comparing(each -> (String) each, ByteOrder.BY_BYTES);
            case null, default -> throw new EvaluationFailure("cannot sort " + GoFormat.typeName(key));
        };
    }
}
