package dev.tripline.language.json;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.number.GoNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as Go's encoding/json does. */
final class GoEncoder {
    /** By UTF-8 bytes, which is by code points; Java's own order puts surrogates below U+E000. */
    private static final Comparator<Map.Entry<?, ?>> BY_KEY =
            (a, b) -> compare(String.valueOf(a.getKey()), String.valueOf(b.getKey()));

    private GoEncoder() {}

    static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static void write(@Nullable Object value, StringBuilder out, boolean html, int depth) throws EvaluationFailure {
        if (depth < 0) {
            throw EvaluationFailure.overBudget("a value nested deeper than " + GoJson.DEEPEST + " levels");
        }
        switch (value) {
            case null -> out.append("null");
            case String text -> text(text, out, html);
            case Boolean bool -> out.append(bool);
            case Double number -> number(number, out);
            case Long number -> out.append(number);
            case GoInt64 number -> out.append(number.value());
            case Map<?, ?> map -> members(map, out, html, depth);
            case List<?> list -> items(list, out, html, depth);
            default ->
                throw new EvaluationFailure(
                        "json: unsupported type: " + value.getClass().getSimpleName());
        }
    }

    private static void number(double number, StringBuilder out) throws EvaluationFailure {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new EvaluationFailure("json: unsupported value: " + GoNumber.print(number));
        }
        out.append(GoNumber.json(number));
    }

    private static void members(Map<?, ?> map, StringBuilder out, boolean html, int depth) throws EvaluationFailure {
        List<? extends Map.Entry<?, ?>> sorted =
                map.entrySet().stream().sorted(BY_KEY).toList();
        out.append('{');
        for (Map.Entry<?, ?> member : sorted) {
            if (out.charAt(out.length() - 1) != '{') {
                out.append(',');
            }
            text(String.valueOf(member.getKey()), out, html);
            out.append(':');
            write(member.getValue(), out, html, depth - 1);
        }
        out.append('}');
    }

    private static void items(List<?> list, StringBuilder out, boolean html, int depth) throws EvaluationFailure {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(list.get(i), out, html, depth - 1);
        }
        out.append(']');
    }

    private static void text(String text, StringBuilder out, boolean html) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    boolean escaped =
                            c < 0x20 || c == 0x2028 || c == 0x2029 || html && (c == '<' || c == '>' || c == '&');
                    if (escaped) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
