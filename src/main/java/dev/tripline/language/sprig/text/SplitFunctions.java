package dev.tripline.language.sprig.text;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.StringMap;
import dev.tripline.language.sprig.value.Text;
import dev.tripline.language.sprig.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts taken apart and put together. */
public final class SplitFunctions {
    private static final long ALL = -1;

    private SplitFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("split", a -> numbered(parts(a.text(1), a.text(0), ALL)), STRING, STRING)
                .add("splitn", a -> numbered(parts(a.text(2), a.text(0), a.integer(1))), STRING, INT, STRING)
                .add("splitList", a -> GoSlice.strings(parts(a.text(1), a.text(0), ALL)), STRING, STRING)
                .add("join", a -> joined(a.text(0), Values.texts(a.any(1))), STRING, ANY)
                .add("sortAlpha", a -> sorted(a.any(0) == null ? List.of("<nil>") : Values.texts(a.any(0))), ANY)
                .add("toStrings", a -> GoSlice.strings(Values.texts(a.any(0))), ANY)
                .functions();
    }

    /**
     * @param count how many parts at most, negative for all
     */
    private static List<String> parts(String text, String separator, long count) throws EvaluationFailure {
        List<String> parts = new ArrayList<>();
        if (count == 0 || text.isEmpty() && separator.isEmpty()) {
            return parts;
        }
        int start = 0;
        while (count < 0 || parts.size() < count - 1) {
            int end = end(text, separator, start);
            if (end < 0) {
                break;
            }
            parts.add(text.substring(start, end));
            start = end + separator.length();
            Limits.items(parts.size());
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Nothing separates each letter from the next. */
    private static int end(String text, String separator, int start) {
        if (!separator.isEmpty()) {
            return text.indexOf(separator, start);
        }
        int end = text.offsetByCodePoints(start, 1);
        return end == text.length() ? -1 : end;
    }

    private static StringMap numbered(List<String> parts) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            members.put("_" + i, parts.get(i));
        }
        return new StringMap(members);
    }

    private static String joined(String separator, List<String> parts) throws EvaluationFailure {
        Text out = new Text();
        for (int i = 0; i < parts.size(); i++) {
            out.add(i == 0 ? "" : separator).add(parts.get(i));
        }
        return out.toString();
    }

    private static GoSlice sorted(List<String> texts) {
        return GoSlice.strings(texts.stream().sorted(ByteOrder.BY_BYTES).toList());
    }
}
