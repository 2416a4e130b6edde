package dev.tripline.language.sprig.json;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.sprig.value.Text;

/** JSON over many lines, two blanks for each level. */
final class Indented {
    private Indented() {}

    /**
     * @param json without white space, as the encoder writes it
     */
    static String of(String json) throws EvaluationFailure {
        Text out = new Text();
        int level = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> {
                    int end = textEnd(json, i);
                    out.add(json, i, end);
                    i = end - 1;
                }
                case '{', '[' -> {
                    out.letter(c);
                    // The closing bracket of an empty one follows at once.
                    if (json.charAt(i + 1) == c + 2) {
                        out.letter(json.charAt(++i));
                    } else {
                        line(out, ++level);
                    }
                }
                case '}', ']' -> {
                    line(out, --level);
                    out.letter(c);
                }
                case ',' -> {
                    out.letter(c);
                    line(out, level);
                }
                case ':' -> out.add(": ");
                default -> out.letter(c);
            }
        }
        return out.toString();
    }

    private static void line(Text out, int level) throws EvaluationFailure {
        out.letter('\n').repeat("  ", level);
    }

    /** Behind the closing quote of the text that begins here. */
    private static int textEnd(String json, int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
