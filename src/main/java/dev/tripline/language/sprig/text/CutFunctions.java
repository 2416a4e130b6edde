package dev.tripline.language.sprig.text;

import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;

/** Parts of texts. */
public final class CutFunctions {
    private CutFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("trim", a -> Runes.trim(a.text(0), Runes::isSpace), STRING)
                .add("trimAll", a -> trimmed(a.text(1), a.text(0)), STRING, STRING)
                .alias("trimall", "trimAll")
                .add("trimPrefix", a -> withoutPrefix(a.text(1), a.text(0)), STRING, STRING)
                .add("trimSuffix", a -> withoutSuffix(a.text(1), a.text(0)), STRING, STRING)
                .add("trunc", CutFunctions::truncated, INT, STRING)
                .add("substr", CutFunctions::part, INT, INT, STRING)
                .add("nospace", a -> noSpace(a.text(0)), STRING)
                .add("initials", a -> initials(a.text(0)), STRING)
                .functions();
    }

    private static String trimmed(String text, String letters) {
        return Runes.trim(text, c -> letters.indexOf(c) >= 0);
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /** The first bytes, or with a negative number the last. */
    private static String truncated(Arguments arguments) throws EvaluationFailure {
        long count = arguments.integer(0);
        Bytes text = Bytes.of(arguments.text(1));
        if (count < 0 && text.length() + count > 0) {
            return text.slice(text.length() + count, text.length());
        }
        return count >= 0 && text.length() > count ? text.slice(0, count) : arguments.text(1);
    }

    private static String part(Arguments arguments) throws EvaluationFailure {
        long start = arguments.integer(0);
        long end = arguments.integer(1);
        Bytes text = Bytes.of(arguments.text(2));
        if (start < 0) {
            return text.slice(0, end);
        }
        return text.slice(start, end < 0 || end > text.length() ? text.length() : end);
    }

    /** Takes each byte for a letter of its own: where there is a blank to remove, others than ASCII fall apart. */
    private static String noSpace(String text) {
        Bytes bytes = Bytes.of(text);
        StringBuilder out = new StringBuilder();
        int kept = 0;
        for (int i = 0; i < bytes.length(); i++) {
            if (!Runes.isSpace(bytes.at(i))) {
                out.appendCodePoint(bytes.at(i));
                kept++;
            }
        }
        return kept == bytes.length() ? text : out.toString();
    }

    /** The first byte of each word. */
    private static String initials(String text) {
        Bytes bytes = Bytes.of(text);
        StringBuilder out = new StringBuilder();
        boolean gap = true;
        for (int i = 0; i < bytes.length(); i++) {
            boolean space = Runes.isSpace(bytes.at(i));
            if (gap && !space) {
                out.appendCodePoint(bytes.at(i));
            }
            gap = space;
        }
        return out.toString();
    }
}
