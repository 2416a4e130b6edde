package dev.tripline.language.script;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.number.GoNumber;
import dev.tripline.language.script.value.Bytes;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table as JSON text, as Argo Events and Go's encoder write it: with items it is an array and its members are lost, else an
 * object with sorted keys; {@code __is_array = true} in the metatable makes it an array in any case.
 */
final class TableJson {
    static final int DEEPEST = 500;
    static final int LONGEST = 4 << 20;

    private final StringBuilder out = new StringBuilder();

    private TableJson() {}

    static String of(LuaTable table) throws EvaluationFailure {
        TableJson json = new TableJson();
        json.write(table, 0);
        return json.out.toString();
    }

    private void value(@Nullable Object value, int depth) throws EvaluationFailure {
        switch (value) {
            case null -> append("null");
            case Boolean bool -> append(bool.toString());
            case String text -> text(text);
            case Double number -> number(number);
            case LuaTable table -> write(table, depth);
            default -> throw new EvaluationFailure("a " + LuaType.name(value) + " has no form in JSON");
        }
    }

    private void append(String text) throws EvaluationFailure {
        if (out.length() + text.length() > LONGEST) {
            throw EvaluationFailure.overBudget("a result of more than " + LONGEST + " characters");
        }
        out.append(text);
    }

    private void number(double number) throws EvaluationFailure {
        if (!Double.isFinite(number)) {
            throw new EvaluationFailure("json: unsupported value: " + GoNumber.print(number));
        }
        append(GoNumber.json(number));
    }

    private void write(LuaTable table, int depth) throws EvaluationFailure {
        if (depth >= DEEPEST) {
            throw EvaluationFailure.overBudget("a result nested deeper than " + DEEPEST + " levels, or in a circle");
        }
        int length = table.length();
        if (length > 0 || table.meta("__is_array") == Boolean.TRUE) {
            append("[");
            for (int i = 1; i <= length; i++) {
                append(i == 1 ? "" : ",");
                value(table.at(i), depth + 1);
            }
            append("]");
            return;
        }
        String separator = "{";
        for (Map.Entry<String, Object> member : members(table).entrySet()) {
            append(separator);
            text(member.getKey());
            append(":");
            value(member.getValue(), depth + 1);
            separator = ",";
        }
        append(separator.equals("{") ? "{}" : "}");
    }

    /** By bytes. Of keys that look the same, texts give way to others. */
    private static Map<String, Object> members(LuaTable table) {
        Map<String, Object> sorted = new TreeMap<>();
        Map<String, Object> others = new TreeMap<>();
        for (Object key = table.next(null); key != null; key = table.next(key)) {
            Object value = table.get(key);
            if (value != null) {
                (key instanceof String ? sorted : others).put(LuaType.text(key), value);
            }
        }
        sorted.putAll(others);
        return sorted;
    }

    /** Bytes that are no UTF-8 are written as Go does, by their escape. */
    private void text(String bytes) throws EvaluationFailure {
        append("\"");
        int start = 0;
        for (int i = 0; i < bytes.length(); ) {
            int c = Bytes.next(bytes, i);
            if (c == Bytes.BROKEN) {
                clean(bytes, start, i);
                append("\\ufffd");
                start = i + 1;
                i++;
            } else {
                i += Bytes.length(c);
            }
        }
        clean(bytes, start, bytes.length());
        append("\"");
    }

    private void clean(String bytes, int from, int to) throws EvaluationFailure {
        if (to > from) {
            String quoted = GoJson.encode(Bytes.decode(bytes.substring(from, to)));
            append(quoted.substring(1, quoted.length() - 1));
        }
    }
}
