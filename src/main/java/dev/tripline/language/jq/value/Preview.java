package dev.tripline.language.jq.value;

import dev.tripline.language.number.GoNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value in at most 30 bytes, for messages. Stops writing once there is enough. */
public final class Preview {
    private static final int BYTES = 30;
    private static final int ENOUGH = 32;
    private static final int MANY = 1000;
    private static final long SURELY_PLAIN = 1_000_000_000_000_000L;

    private final StringBuilder out = new StringBuilder();

    private Preview() {}

    /** Kind and value, as in {@code number (1)}. */
    public static String typed(@Nullable Object value) {
        return value == null ? "null" : Kinds.name(value) + " (" + of(value) + ")";
    }

    public static String of(@Nullable Object value) {
        Preview preview = new Preview();
        preview.write(value, 0);
        String text = preview.out.toString();
        if (Texts.bytes(text) <= BYTES) {
            return text;
        }
        String trailing = value instanceof String
                ? " ...\""
                : value instanceof List ? " ...]" : value instanceof Map ? " ...}" : " ...";
        return cut(text, BYTES - trailing.length()) + trailing;
    }

    private static String cut(String text, int bytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    private boolean full() {
        return out.length() >= ENOUGH;
    }

    private void write(@Nullable Object value, int depth) {
        if (full() || depth > ENOUGH) {
            return;
        }
        switch (value) {
            case null -> out.append("null");
            case String text -> Quoted.append(out, text.length() > ENOUGH ? text.substring(0, ENOUGH) : text, false);
            case Double number -> out.append(number(number));
            case Literal literal -> out.append(literal.text());
            case List<?> list -> items(list, depth);
            case Map<?, ?> map -> members(map, depth);
            default -> out.append(value);
        }
    }

    /** NaN is null and infinities are the largest doubles, as jq writes them. */
    public static String number(double number) {
        if (Double.isNaN(number)) {
            return "null";
        }
        long whole = (long) number;
        if (whole == number && whole != 0 && Math.abs(whole) < SURELY_PLAIN) {
            return Long.toString(whole);
        }
        return GoNumber.json(Math.clamp(number, -Double.MAX_VALUE, Double.MAX_VALUE));
    }

    private void items(List<?> list, int depth) {
        out.append('[');
        for (int i = 0; i < list.size() && !full(); i++) {
            out.append(i > 0 ? "," : "");
            write(list.get(i), depth + 1);
        }
        out.append(']');
    }

    private void members(Map<?, ?> map, int depth) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>(Texts::compare);
        int seen = 0;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (seen++ > MANY) {
                break;
            }
            sorted.put(String.valueOf(member.getKey()), member.getValue());
        }
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            if (full()) {
                break;
            }
            out.append(first ? "" : ",");
            first = false;
            write(member.getKey(), depth + 1);
            out.append(':');
            write(member.getValue(), depth + 1);
        }
        out.append('}');
    }
}
