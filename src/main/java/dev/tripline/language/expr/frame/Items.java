package dev.tripline.language.expr.frame;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.GoText;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loop goes over. Of maps only the number of members counts. */
public record Items(int size, Getter getter) {
    @FunctionalInterface
    public interface Getter {
        @Nullable
        Object get(int index) throws EvaluationFailure;
    }

    /**
     * @throws EvaluationFailure for what has no items
     */
    public static Items of(@Nullable Object value, Evaluation evaluation) throws EvaluationFailure {
        return switch (value) {
            case List<?> list -> new Items(list.size(), list::get);
            case Map<?, ?> map ->
                new Items(map.size(), index -> {
                    throw new EvaluationFailure("a map has no items, only keys and values");
                });
            case String text -> {
                evaluation.items(text.length());
                byte[] bytes = GoText.bytes(text);
                yield new Items(bytes.length, index -> new GoByte(bytes[index] & 0xFF));
            }
            case null, default -> throw new EvaluationFailure("cannot go over " + GoFormat.typeName(value));
        };
    }

    @Nullable
    Object get(int index) throws EvaluationFailure {
        if (index < 0 || index >= size) {
            throw new EvaluationFailure("index " + index + " out of range: there are " + size);
        }
        return getter.get(index);
    }
}
