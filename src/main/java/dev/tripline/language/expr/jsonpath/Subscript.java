package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in square brackets. */
final class Subscript {
    private final String text;
    private final Evaluation evaluation;
    private int at;

    Subscript(String text, Evaluation evaluation) {
        this.text = text.strip();
        this.evaluation = evaluation;
    }

    Step step() throws EvaluationFailure {
        if (text.equals("*")) {
            return new Step.Wildcard();
        }
        if (text.startsWith("?")) {
            if (!text.startsWith("?(") || !text.endsWith(")")) {
                throw SelectorText.wrong();
            }
            String formula = text.substring(2, text.length() - 1).strip();
            if (formula.isEmpty()) {
                throw SelectorText.wrong();
            }
            return new Step.Filter(Formula.compile(formula, evaluation));
        }
        List<@Nullable Object> parts = new ArrayList<>();
        char separator = 0;
        parts.add(part());
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != ',' && next != ':' || separator != 0 && separator != next) {
                throw SelectorText.wrong();
            }
            separator = next;
            parts.add(part());
        }
        return switch (separator) {
            case ':' -> range(parts);
            case ',' -> union(parts);
            default -> single(parts.getFirst());
        };
    }

    private static Step range(List<@Nullable Object> parts) throws EvaluationFailure {
        if (parts.size() > 3 || parts.stream().anyMatch(String.class::isInstance)) {
            throw SelectorText.wrong();
        }
        return new Step.Range(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : null);
    }

    private static Step union(List<@Nullable Object> parts) throws EvaluationFailure {
        List<Object> all = new ArrayList<>();
        for (Object part : parts) {
            if (part == null) {
                throw SelectorText.wrong();
            }
            all.add(part);
        }
        return new Step.Union(List.copyOf(all));
    }

    private static Step single(@Nullable Object part) throws EvaluationFailure {
        return switch (part) {
            case String key -> new Step.Key(key);
            case Long index -> new Step.Index(index);
            case Formula formula -> new Step.Script(formula);
            case null, default -> throw SelectorText.wrong();
        };
    }

    /** A key, an index, a script, or nothing before the next separator. */
    private @Nullable Object part() throws EvaluationFailure {
        blanks();
        if (at == text.length()) {
            return null;
        }
        Object part = switch (text.charAt(at)) {
            case '\'', '"' -> key(text.charAt(at));
            case '(' -> script();
            case ',', ':' -> null;
            default -> index();
        };
        blanks();
        return part;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String key(char quote) throws EvaluationFailure {
        StringBuilder key = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                key.append(text.charAt(++at));
            } else if (c == quote) {
                at++;
                return key.toString();
            } else {
                key.append(c);
            }
        }
        throw SelectorText.wrong();
    }

    private Formula script() throws EvaluationFailure {
        int open = 0;
        for (int i = at; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open == 0) {
                String formula = text.substring(at + 1, i);
                at = i + 1;
                return Formula.compile(formula, evaluation);
            }
        }
        throw SelectorText.wrong();
    }

    private Long index() throws EvaluationFailure {
        int start = at;
        while (at < text.length() && ",: \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw SelectorText.wrong();
        }
    }
}
