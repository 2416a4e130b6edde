package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.Numbers;
import dev.tripline.language.fmt.GoFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function is called with. As many as its check allows. */
public record Arguments(List<@Nullable Object> values, Evaluation evaluation) {
    int count() {
        return values.size();
    }

    @Nullable
    Object get(int index) {
        return values.get(index);
    }

    /** A string; that it is read is paid for. */
    String text(int index) throws EvaluationFailure {
        if (get(index) instanceof String text) {
            evaluation.reads(text.length());
            return text;
        }
        throw wrong(index, "a string");
    }

    long integer(int index) throws EvaluationFailure {
        return Numbers.toInt(get(index));
    }

    /** A list; that each item is looked at is paid for. */
    List<?> list(int index) throws EvaluationFailure {
        if (get(index) instanceof List<?> list) {
            evaluation.steps(list.size());
            return list;
        }
        throw wrong(index, "an array");
    }

    Map<?, ?> map(int index) throws EvaluationFailure {
        if (get(index) instanceof Map<?, ?> map) {
            evaluation.items(map.size());
            return map;
        }
        throw wrong(index, "a map");
    }

    EvaluationFailure wrong(int index, String wanted) {
        return new EvaluationFailure("expected " + wanted + ", not " + GoFormat.typeName(get(index)));
    }
}
