package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** Takes a selector apart. */
final class SelectorText {
    private final String text;
    private final Evaluation evaluation;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private SelectorText(String text, Evaluation evaluation) {
        this.text = text;
        this.evaluation = evaluation;
    }

    static List<Step> steps(String selector, Evaluation evaluation) throws EvaluationFailure {
        SelectorText text = new SelectorText(selector, evaluation);
        text.read();
        return List.copyOf(text.steps);
    }

    static EvaluationFailure wrong() {
        return new EvaluationFailure("not a JSONPath");
    }

    private void read() throws EvaluationFailure {
        if (text.isEmpty()) {
            throw wrong();
        }
        switch (text.charAt(0)) {
            case '$' -> steps.add(new Step.Root());
            case '@' -> steps.add(new Step.Current());
            default -> throw wrong();
        }
        at = 1;
        if (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            throw wrong();
        }
        while (at < text.length()) {
            evaluation.step();
            step();
        }
    }

    private void step() throws EvaluationFailure {
        if (text.startsWith("..", at)) {
            steps.add(new Step.Recursive());
            at += 2;
            return;
        }
        if (text.charAt(at) == '.') {
            at++;
            if (at == text.length()) {
                throw wrong();
            }
        }
        if (text.charAt(at) == '[') {
            int end = closing();
            steps.add(new Subscript(text.substring(at + 1, end), evaluation).step());
            at = end + 1;
        } else {
            name();
        }
    }

    /** A point in single quotes or parentheses belongs to the name. */
    private void name() throws EvaluationFailure {
        int start = at;
        boolean quoted = false;
        int open = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' || c == '.' && !quoted && open == 0) {
                break;
            }
            quoted ^= c == '\'';
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        String name = text.substring(start, at).strip();
        steps.add(
                switch (name) {
                    case "" -> throw wrong();
                    case "*" -> new Step.Wildcard();
                    case "length" -> new Step.Length();
                    default -> new Step.Key(name);
                });
    }

    /** The index of the bracket that closes the one here; brackets in single quotes or parentheses do not count alone. */
    private int closing() throws EvaluationFailure {
        boolean quoted = false;
        int round = 0;
        int square = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'' -> quoted = !quoted;
                case '(' -> round++;
                case ')' -> round--;
                case '[' -> square++;
                case ']' -> square--;
                default -> {}
            }
            if (c == ']' && !quoted && round == 0 && square == 0) {
                return i;
            }
        }
        throw wrong();
    }
}
