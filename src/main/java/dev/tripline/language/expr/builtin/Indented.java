package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;

/** Compact JSON, written over lines that are indented by two blanks for each level, as json.MarshalIndent does. */
final class Indented {
    private final String compact;
    private final Evaluation evaluation;
    private final StringBuilder out = new StringBuilder();
    private int level;

    Indented(String compact, Evaluation evaluation) {
        this.compact = compact;
        this.evaluation = evaluation;
    }

    String text() throws EvaluationFailure {
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            switch (c) {
                case '"' -> {
                    int end = endOfString(i);
                    out.append(compact, i, end);
                    i = end - 1;
                }
                case '{', '[' -> {
                    out.append(c);
                    if (compact.charAt(i + 1) != c + 2) {
                        level++;
                        line();
                    } else {
                        out.append(compact.charAt(++i));
                    }
                }
                case '}', ']' -> {
                    level--;
                    line();
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line();
                }
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private void line() throws EvaluationFailure {
        evaluation.text(1L + 2L * level);
        out.append('\n').repeat("  ", level);
    }

    private int endOfString(int start) {
        int i = start + 1;
        while (compact.charAt(i) != '"') {
            i += compact.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
