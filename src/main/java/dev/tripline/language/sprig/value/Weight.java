package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoInt64;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there is to walk over in a value. Dicts can be changed, so a value may hold itself, or the same part so often that
 * walking over it never ends.
 */
public final class Weight {
    private long left = Limits.TEXT;
    private boolean json = true;

    private Weight() {}

    /**
     * @throws EvaluationFailure when the values together are nested deeper than {@link Limits#LEVELS} or have more than
     *     {@link Limits#TEXT} parts
     */
    public static void check(@Nullable Object... values) throws EvaluationFailure {
        Weight weight = new Weight();
        for (Object value : Arrays.asList(values)) {
            weight.add(value, 0, false);
        }
    }

    /**
     * The same, and the texts in it count too.
     *
     * @return whether JSON has all the types in it
     */
    public static boolean checkText(@Nullable Object value) throws EvaluationFailure {
        Weight weight = new Weight();
        weight.add(value, 0, true);
        return weight.json;
    }

    private void add(@Nullable Object value, int level, boolean texts) throws EvaluationFailure {
        if (level > Limits.LEVELS) {
            throw EvaluationFailure.overBudget("a value nested deeper than " + Limits.LEVELS + " levels");
        }
        take(1);
        switch (value) {
            case String text -> take(texts ? text.length() : 0);
            case List<?> list -> {
                json &= !(list instanceof GoSlice slice && slice.isNil());
                for (Object item : list) {
                    add(item, level + 1, texts);
                }
            }
            case Map<?, ?> map -> {
                for (Map.Entry<String, @Nullable Object> member :
                        Dicts.typed(map).entrySet()) {
                    take(texts ? member.getKey().length() : 0);
                    add(member.getValue(), level + 1, texts);
                }
            }
            case null -> {}
            default -> json &= value instanceof Number || value instanceof Boolean || value instanceof GoInt64;
        }
    }

    private void take(long some) throws EvaluationFailure {
        left -= some;
        if (left < 0) {
            throw EvaluationFailure.overBudget("a value of more than " + Limits.TEXT + " characters or parts");
        }
    }
}
