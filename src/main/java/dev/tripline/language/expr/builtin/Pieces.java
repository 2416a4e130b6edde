package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Check;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.IntRange;
import dev.tripline.language.expr.value.Slice;
import dev.tripline.language.fmt.GoFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code split splitAfter join replace}. */
final class Pieces {
    private static final Check SPLITTING = Checks.of(
            Signature.of(ListOf.STRINGS, Plain.STRING, Plain.STRING),
            Signature.of(ListOf.STRINGS, Plain.STRING, Plain.STRING, Plain.INT));
    private static final Check JOINING = Checks.of(
            Signature.of(Plain.STRING, ListOf.STRINGS),
            Signature.of(Plain.STRING, ListOf.ANYTHING),
            Signature.of(Plain.STRING, ListOf.STRINGS, Plain.STRING),
            Signature.of(Plain.STRING, ListOf.ANYTHING, Plain.STRING));
    private static final Check REPLACING = Checks.of(
            Signature.of(Plain.STRING, Plain.STRING, Plain.STRING, Plain.STRING),
            Signature.of(Plain.STRING, Plain.STRING, Plain.STRING, Plain.STRING, Plain.INT));

    private Pieces() {}

    static Map<String, Builtin> all() {
        return Map.of(
                "split", new Builtin(SPLITTING, arguments -> split(arguments, false)),
                "splitAfter", new Builtin(SPLITTING, arguments -> split(arguments, true)),
                "join", new Builtin(JOINING, Pieces::join),
                "replace", new Builtin(REPLACING, Pieces::replace));
    }

    /** At most so many pieces; none at all is nil, a negative number all. */
    private static Object split(Arguments arguments, boolean keep) throws EvaluationFailure {
        String text = arguments.text(0);
        String separator = arguments.text(1);
        long limit = arguments.count() == 3 ? arguments.integer(2) : -1;
        if (limit == 0) {
            return Slice.NIL_STRINGS;
        }
        Evaluation evaluation = arguments.evaluation();
        evaluation.text(text.length());
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (limit < 0 || pieces.size() < limit - 1) {
            int end = separator.isEmpty() ? afterCharacter(text, start) : text.indexOf(separator, start);
            if (end < 0 || separator.isEmpty() && end >= text.length()) {
                break;
            }
            evaluation.items(1);
            pieces.add(text.substring(start, keep ? end + separator.length() : end));
            start = end + separator.length();
        }
        if (!separator.isEmpty() || !text.isEmpty()) {
            pieces.add(text.substring(start));
        }
        return Slice.strings(pieces);
    }

    private static int afterCharacter(String text, int at) {
        return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : -1;
    }

    private static Object join(Arguments arguments) throws EvaluationFailure {
        List<?> items = arguments.list(0);
        if (items instanceof IntRange) {
            throw arguments.wrong(0, "an array of strings");
        }
        String glue = arguments.count() == 2 ? arguments.text(1) : "";
        StringBuilder out = new StringBuilder();
        String between = "";
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw new EvaluationFailure("only strings can be joined, not " + GoFormat.typeName(item));
            }
            arguments.evaluation().text((long) text.length() + glue.length());
            out.append(between).append(text);
            between = glue;
        }
        return out.toString();
    }

    /** At most so many, all when negative. The empty string is found before each character and at the end. */
    private static Object replace(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        String old = arguments.text(1);
        String fresh = arguments.text(2);
        long limit = arguments.count() == 4 ? arguments.integer(3) : -1;
        arguments.evaluation().text(text.length());
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        int from = 0;
        for (long done = 0; done != limit; done++) {
            int found = text.indexOf(old, from);
            if (found < 0 || old.isEmpty() && from > text.length()) {
                break;
            }
            arguments.evaluation().step();
            arguments.evaluation().text(fresh.length());
            out.append(text, start, found).append(fresh);
            start = found + old.length();
            from = old.isEmpty() ? (found < text.length() ? afterCharacter(text, found) : text.length() + 1) : start;
        }
        return out.append(text, start, text.length()).toString();
    }
}
