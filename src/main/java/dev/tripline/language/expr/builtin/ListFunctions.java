package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.Mismatch;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Access;
import dev.tripline.language.expr.value.AnyMap;
import dev.tripline.language.expr.value.Slice;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoInt64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code len first last get take keys values toPairs fromPairs}. Keys come in the order of the map. */
final class ListFunctions {
    private ListFunctions() {}

    static Map<String, Builtin> all() {
        return Map.of(
                "len",
                        new Builtin(
                                Checks.one(Plain.INT, type -> type.isList() || type.isMap() || Checks.isText(type)),
                                arguments -> Access.length(arguments.get(0), arguments.evaluation())),
                "first", end(0),
                "last", end(-1),
                "get", new Builtin(Checks::fetched, arguments -> fetched(arguments, arguments.get(1))),
                "take", new Builtin(ListFunctions::takeType, ListFunctions::take),
                "keys", new Builtin(Checks.one(ListOf.ANYTHING, StaticType::isMap), ListFunctions::keys),
                "values", new Builtin(Checks.one(ListOf.ANYTHING, StaticType::isMap), ListFunctions::values),
                "toPairs", new Builtin(Checks.one(ListOf.ANYTHING, StaticType::isMap), ListFunctions::toPairs),
                "fromPairs", new Builtin(Checks.one(MapOf.WITH_ANY_KEY, StaticType::isList), ListFunctions::fromPairs));
    }

    private static Builtin end(long index) {
        return new Builtin(
                arguments -> {
                    Checks.count(arguments, 1, 1);
                    Checks.suits(arguments.getFirst(), StaticType::isList);
                    return Checks.item(arguments.getFirst());
                },
                arguments -> fetched(arguments, index));
    }

    /** What cannot be had is nil. */
    private static @Nullable Object fetched(Arguments arguments, @Nullable Object key) throws EvaluationFailure {
        try {
            return Access.member(arguments.get(0), key, arguments.evaluation());
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return null;
        }
    }

    private static StaticType takeType(List<StaticType> arguments) throws Mismatch {
        Checks.count(arguments, 2, 2);
        Checks.suits(arguments.getFirst(), StaticType::isList);
        Checks.suits(arguments.get(1), StaticType::isInteger);
        return arguments.getFirst();
    }

    /** A float is not taken for a count. */
    private static Object take(Arguments arguments) throws EvaluationFailure {
        List<?> list = arguments.get(0) instanceof List<?> given ? given : arguments.list(0);
        if (!(arguments.get(1) instanceof Long) && !(arguments.get(1) instanceof GoInt64)) {
            throw arguments.wrong(1, "an int");
        }
        long count = arguments.integer(1);
        if (count > list.size()) {
            return list;
        }
        if (count < 0) {
            throw new EvaluationFailure("cannot take " + count + " items");
        }
        return Slice.part(list, 0, (int) count);
    }

    private static Object keys(Arguments arguments) throws EvaluationFailure {
        return new ArrayList<>(arguments.map(0).keySet());
    }

    private static Object values(Arguments arguments) throws EvaluationFailure {
        return new ArrayList<>(arguments.map(0).values());
    }

    private static Object toPairs(Arguments arguments) throws EvaluationFailure {
        List<Slice> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : arguments.map(0).entrySet()) {
            pairs.add(Slice.pair(entry.getKey(), entry.getValue()));
        }
        return Slice.pairs(pairs);
    }

    private static Object fromPairs(Arguments arguments) throws EvaluationFailure {
        AnyMap map = AnyMap.ofPairs();
        for (Object item : arguments.list(0)) {
            if (!(item instanceof List<?> pair) || pair.size() != 2) {
                throw new EvaluationFailure("expected an array of two, not " + GoFormat.typeName(item));
            }
            map.put(pair.getFirst(), arguments.evaluation(), pair.getLast());
        }
        return map;
    }
}
