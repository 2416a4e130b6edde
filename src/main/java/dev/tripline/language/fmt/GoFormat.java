package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as Go's fmt does. The classes are those of {@link dev.tripline.language.function.GoType}. Stateless, safe for
 * any thread. Text longer than {@value #LONGEST} characters and values nested deeper than {@value #DEEPEST} levels (a map may
 * hold itself) are over budget.
 */
public final class GoFormat {
    /** Characters. */
    public static final int LONGEST = 1 << 20;

    /** Levels of lists and maps. */
    public static final int DEEPEST = 500;

    private GoFormat() {}

    /** {@code %v}: {@code map[a:1 b:2]}, {@code [1 <nil>]}, {@code 1e+06}. */
    public static String print(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof String text) {
            return text;
        }
        Printer printer = new Printer();
        printer.argument(value, 'v');
        return printer.text();
    }

    /** fmt.Sprint: a blank between two values of which neither is a string. */
    public static String sprint(List<? extends @Nullable Object> values) throws EvaluationFailure {
        Printer printer = new Printer();
        boolean afterText = true;
        for (Object value : values) {
            boolean isText = value instanceof String;
            if (!afterText && !isText) {
                printer.write(" ");
            }
            printer.argument(value, 'v');
            afterText = isText;
        }
        return printer.text();
    }

    /** fmt.Sprintln: blanks between all values, and the end of the line. */
    public static String sprintln(List<? extends @Nullable Object> values) throws EvaluationFailure {
        Printer printer = new Printer();
        boolean first = true;
        for (Object value : values) {
            if (!first) {
                printer.write(" ");
            }
            printer.argument(value, 'v');
            first = false;
        }
        printer.write("\n");
        return printer.text();
    }

    /** fmt.Sprintf: every verb, flags, width, precision, {@code %[2]d} and {@code %*d}. */
    public static String sprintf(String format, List<? extends @Nullable Object> arguments) throws EvaluationFailure {
        return new Directives(format, arguments).run();
    }

    /** {@code %T}: {@code float64}, {@code []interface {}}, {@code <nil>}. */
    public static String typeName(@Nullable Object value) {
        return TypeName.of(value);
    }

    /** strconv.Quote, {@code %q}: in double quotes, with Go's escapes. */
    public static String quote(String text) {
        return Quoted.text(text, false);
    }
}
