package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Literal;
import dev.tripline.language.jq.value.NilObject;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Quoted;
import dev.tripline.language.jq.value.Spent;
import dev.tripline.language.jq.value.Texts;
import dev.tripline.language.number.GoNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON text, keys in order. */
public final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private final boolean result;
    private final int longest;
    private final Budget budget;

    private JsonText(boolean result, int longest, Budget budget) {
        this.result = result;
        this.longest = longest;
        this.budget = budget;
    }

    /** As {@code tojson}: NaN is null, infinities are the largest doubles. */
    public static String of(@Nullable Object value, Budget budget) {
        JsonText text = new JsonText(false, Budget.LONGEST_TEXT, budget);
        text.write(value, 0);
        budget.text(text.out.length());
        return text.out.toString();
    }

    /** As {@code tostring}: texts as they are. */
    public static String plain(@Nullable Object value, Budget budget) {
        return value instanceof String text ? text : of(value, budget);
    }

    /**
     * As Go's encoding/json, for what a program leaves.
     *
     * @throws Fault for NaN and infinities
     */
    public static String result(@Nullable Object value, Budget budget) {
        JsonText text = new JsonText(true, Budget.LONGEST_RESULT, budget);
        text.write(value, 0);
        return text.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        budget.depth(depth);
        if (out.length() > longest) {
            throw new Spent("a text of more than " + longest + " characters");
        }
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text);
            case Double number -> number(number);
            case Literal literal -> out.append(literal.text());
            case List<?> list -> items(list, depth);
            case Map<?, ?> map -> members(map, depth);
            default -> out.append(value);
        }
    }

    private void quote(String text) {
        budget.write(text.length());
        Quoted.append(out, text, result);
    }

    private void number(double number) {
        if (result && !Double.isFinite(number)) {
            throw new Fault("json: unsupported value: " + GoNumber.print(number));
        }
        out.append(Preview.number(number));
    }

    private void items(List<?> list, int depth) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(list.get(i), depth + 1);
        }
        out.append(']');
    }

    private void members(Map<?, ?> value, int depth) {
        if (result && value == NilObject.NIL) {
            out.append("null");
            return;
        }
        Map<String, @Nullable Object> map = Kinds.map(value);
        out.append('{');
        boolean first = true;
        for (String key : map == null ? new String[0] : Texts.keys(map, budget)) {
            if (!first) {
                out.append(',');
            }
            first = false;
            quote(key);
            out.append(':');
            write(map == null ? null : map.get(key), depth + 1);
        }
        out.append('}');
    }
}
