package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.method.Named;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in the form in which they go elsewhere. */
public enum Conversion {
    /** The result of an expression: null, Boolean, Long, Double, String, List, Map with string keys; times, durations. */
    RESULT,
    /** To be printed by {@link GoFormat}. */
    PRINT,
    /** To be encoded by {@link dev.tripline.language.json.GoJson}; what JSON does not have is a failure. */
    JSON,
    /** To be passed to a {@link GoFunction}. */
    ARGUMENT;

    public @Nullable Object of(@Nullable Object value, Evaluation evaluation) throws EvaluationFailure {
        return of(value, evaluation, 0);
    }

    private @Nullable Object of(@Nullable Object value, Evaluation evaluation, int depth) throws EvaluationFailure {
        return switch (value) {
            case null -> null;
            case String text -> text(text, evaluation);
            case List<?> list ->
                (this == JSON || this == RESULT) && Equality.isNil(list) ? null : list(list, evaluation, depth + 1);
            case Map<?, ?> map -> map(map, evaluation, depth + 1);
            case GoByte number -> this == RESULT || this == JSON ? (Object) (long) number.value() : number;
            case GoInt64 number -> this == RESULT ? (Object) number.value() : number;
            case Named named -> this == PRINT || this == ARGUMENT ? named : (Object) named.number();
            case Duration span -> this == JSON ? (Object) span.toNanos() : span;
            case ZonedDateTime time -> this == JSON ? GoLayout.format(time, GoLayout.RFC3339_NANO) : time;
            case GoFunction function
            when this == JSON || this == PRINT -> throw new EvaluationFailure("a function has no text");
            default -> value;
        };
    }

    private static String text(String text, Evaluation evaluation) throws EvaluationFailure {
        evaluation.reads(text.length());
        return GoText.wellFormed(text);
    }

    private static void check(int depth) throws EvaluationFailure {
        if (depth > Evaluation.DEEPEST) {
            throw Evaluation.tooDeep();
        }
    }

    private List<?> list(List<?> list, Evaluation evaluation, int depth) throws EvaluationFailure {
        check(depth);
        if (list instanceof IntRange || this == ARGUMENT && list instanceof Slice) {
            evaluation.steps(list.size());
            return list;
        }
        List<@Nullable Object> out = new ArrayList<>(list.size());
        for (Object item : list) {
            evaluation.step();
            out.add(of(item, evaluation, depth));
        }
        return out;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, Evaluation evaluation, int depth)
            throws EvaluationFailure {
        check(depth);
        if (this == JSON && map instanceof AnyMap any) {
            throw new EvaluationFailure("json: unsupported type: " + any.goType());
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            evaluation.step();
            String key = GoFormat.print(PRINT.of(entry.getKey(), evaluation, depth));
            out.put(key, of(entry.getValue(), evaluation, depth));
        }
        return out;
    }
}
