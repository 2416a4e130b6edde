package dev.tripline.language.sprig.text;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.sprig.value.Text;

/** Breaks text into lines at blanks, and shortens it, by the rules of goutils 1.1.1. Widths are bytes. */
final class Wrapping {
    private static final String MARK = "...";

    private Wrapping() {}

    /**
     * @param separator what stands between the lines; a line feed when empty
     * @param breakWords whether words longer than a line are broken
     */
    static String wrap(String text, long width, String separator, boolean breakWords) throws EvaluationFailure {
        Bytes bytes = Bytes.of(text);
        String newLine = separator.isEmpty() ? "\n" : separator;
        long wide = Math.max(1, width);
        Text out = new Text();
        int at = 0;
        while (bytes.length() - at > wide) {
            if (bytes.at(at) == ' ') {
                at++;
                continue;
            }
            // The width fits into the text.
            int end = at + (int) wide;
            int blank = bytes.lastIndexOf(' ', at, end + 1);
            if (blank < 0 && breakWords) {
                out.add(bytes.slice(at, end)).add(newLine);
                at = end;
                continue;
            }
            blank = blank < 0 ? bytes.indexOf(' ', end) : blank;
            if (blank < 0) {
                break;
            }
            out.add(bytes.slice(at, blank)).add(newLine);
            at = blank + 1;
        }
        return out.add(bytes.slice(at, bytes.length())).toString();
    }

    /** The first part, with dots behind it where it is too long. */
    static String abbreviate(String text, long width) throws EvaluationFailure {
        return width < 4 ? text : abbreviated(Bytes.of(text), 0, width);
    }

    /** The part from the offset on, with dots where something is left out. */
    static String abbreviateBoth(String text, long offset, long width) throws EvaluationFailure {
        return width < 4 || offset > 0 && width < 7 ? text : abbreviated(Bytes.of(text), offset, width);
    }

    private static String abbreviated(Bytes text, long offset, long width) throws EvaluationFailure {
        int length = text.length();
        if (length <= width) {
            return text.slice(0, length);
        }
        long from = Math.min(offset, length);
        long shown = width - MARK.length();
        if (length - from < shown) {
            from = length - shown;
        }
        if (from <= 4) {
            return text.slice(0, shown) + MARK;
        }
        if (width < 7) {
            return "";
        }
        if (from + shown < length) {
            return MARK + text.slice(from, from + shown - MARK.length()) + MARK;
        }
        return MARK + text.slice(length - shown, length);
    }
}
