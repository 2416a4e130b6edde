package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.Occurrences;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Functions for texts. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        one(all, "utf8bytelength", (text, budget) -> (long) Texts.bytes(text));
        one(all, "ltrim", (text, budget) -> text.substring(firstInk(text)));
        one(all, "rtrim", (text, budget) -> text.substring(0, lastInk(text)));
        one(all, "trim", (text, budget) -> {
            int from = firstInk(text);
            return text.substring(from, Math.max(from, lastInk(text)));
        });
        one(all, "explode", TextFunctions::explode);
        one(all, "ascii_downcase", (text, budget) -> cased(text, 'A', 'Z', 'a' - 'A'));
        one(all, "ascii_upcase", (text, budget) -> cased(text, 'a', 'z', 'A' - 'a'));
        two(all, "startswith", String::startsWith);
        two(all, "endswith", String::endsWith);
        two(all, "ltrimstr", TextFunctions::withoutStart);
        two(all, "rtrimstr", TextFunctions::withoutEnd);
        two(all, "trimstr", (text, end) -> withoutEnd(withoutStart(text, end), end));
        all.put("implode/0", (in, args, call) -> implode(in, call.budget()));
        all.put("split/1", (in, args, call) -> {
            if (!(in instanceof String text)) {
                throw Complaint.of("split", in);
            }
            if (!(args[0] instanceof String separator)) {
                throw Complaint.of("split", args[0]);
            }
            return Occurrences.split(text, separator, call.budget());
        });
    }

    private static void one(Map<String, NativeFunction> all, String name, BiFunction<String, Budget, Object> function) {
        all.put(name + "/0", (in, args, call) -> {
            if (!(in instanceof String text)) {
                throw Complaint.of(name, in);
            }
            call.budget().text(text.length());
            return function.apply(text, call.budget());
        });
    }

    private static void two(Map<String, NativeFunction> all, String name, BiFunction<String, String, Object> function) {
        all.put(name + "/1", (in, args, call) -> {
            if (!(in instanceof String text) || !(args[0] instanceof String other)) {
                throw Complaint.of(name, in, args[0]);
            }
            call.budget().text(text.length());
            return function.apply(text, other);
        });
    }

    private static String withoutStart(String text, String start) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private static int firstInk(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int lastInk(String text) {
        int at = text.length();
        while (at > 0 && isSpace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Unicode's White_Space, which is neither Java's isWhitespace nor its isSpaceChar. */
    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    private static List<@Nullable Object> explode(String text, Budget budget) {
        budget.items(Texts.length(text));
        List<@Nullable Object> points = new ArrayList<>(text.length());
        text.codePoints().forEach(point -> points.add(isHalf(point) ? 0xFFFDL : point));
        return points;
    }

    private static boolean isHalf(long point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String implode(@Nullable Object in, Budget budget) {
        List<@Nullable Object> points = Kinds.list(in);
        if (points == null) {
            throw Complaint.of("implode", in);
        }
        budget.text(points.size());
        StringBuilder out = new StringBuilder(points.size());
        for (Object item : points) {
            Long point = Numbers.toLong(item);
            if (point == null) {
                throw Complaint.of("implode", in);
            }
            boolean valid = point >= 0 && point <= Character.MAX_CODE_POINT && !isHalf(point);
            out.appendCodePoint(valid ? point.intValue() : 0xFFFD);
        }
        return out.toString();
    }

    private static String cased(String text, char from, char to, int shift) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c >= from && c <= to) {
                out.setCharAt(i, (char) (c + shift));
            }
        }
        return out.toString();
    }
}
