package dev.tripline.language.sprig.regex;

import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.util.List;
import java.util.Map;

/** Go's regexp. With a pattern that is none, {@code regexMatch} is false and all others fail. */
public final class RegexFunctions {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private RegexFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("regexMatch", RegexFunctions::lenientMatch, STRING, STRING)
                .add("mustRegexMatch", RegexFunctions::match, STRING, STRING)
                .add("regexFind", a -> first(Matches.texts(pattern(a), a.text(1), 1)), STRING, STRING)
                .withMust("regexFind")
                .add("regexFindAll", a -> all(Matches.texts(pattern(a), a.text(1), a.integer(2))), STRING, STRING, INT)
                .withMust("regexFindAll")
                .add("regexSplit", RegexFunctions::split, STRING, STRING, INT)
                .withMust("regexSplit")
                .add("regexReplaceAll", a -> replaced(a, false), STRING, STRING, STRING)
                .withMust("regexReplaceAll")
                .add("regexReplaceAllLiteral", a -> replaced(a, true), STRING, STRING, STRING)
                .withMust("regexReplaceAllLiteral")
                .add("regexQuoteMeta", a -> quoted(a.text(0)), STRING)
                .functions();
    }

    private static Pattern pattern(Arguments arguments) throws EvaluationFailure {
        return Patterns.of(arguments.text(0), arguments.text(1));
    }

    private static boolean match(Arguments arguments) throws EvaluationFailure {
        return pattern(arguments).matcher(arguments.text(1)).find();
    }

    private static boolean lenientMatch(Arguments arguments) throws EvaluationFailure {
        try {
            return match(arguments);
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return false;
        }
    }

    private static String first(List<String> found) {
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** Of nothing: nil. */
    private static GoSlice all(List<String> found) {
        return found.isEmpty() ? GoSlice.nil(GoSlice.STRINGS) : GoSlice.strings(found);
    }

    private static GoSlice split(Arguments arguments) throws EvaluationFailure {
        Pattern pattern = pattern(arguments);
        long count = arguments.integer(2);
        return count == 0
                ? GoSlice.nil(GoSlice.STRINGS)
                : GoSlice.strings(Matches.split(pattern, arguments.text(1), count));
    }

    private static String replaced(Arguments arguments, boolean literal) throws EvaluationFailure {
        Pattern pattern = pattern(arguments);
        String by = arguments.text(2);
        Replacement replacement = literal ? Replacement.literal(by) : Replacement.template(by, pattern);
        return Matches.replace(pattern, arguments.text(1), replacement);
    }

    private static String quoted(String text) throws EvaluationFailure {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        return Limits.text(out.toString());
    }
}
