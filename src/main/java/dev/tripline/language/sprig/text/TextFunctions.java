package dev.tripline.language.sprig.text;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Text;
import dev.tripline.language.sprig.value.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts padded, repeated, quoted, and asked about. */
public final class TextFunctions {
    private TextFunctions() {}

    public static Map<String, GoFunction> functions() {
        Shelf shelf = new Shelf();
        questions(shelf);
        shelf.add("hello", a -> "Hello!")
                .add("repeat", TextFunctions::repeat, INT, STRING)
                .add("replace", a -> replaced(a.text(2), a.text(0), a.text(1)), STRING, STRING, STRING)
                .add("indent", a -> indented(new Text(), a), INT, STRING)
                .add("nindent", a -> indented(new Text().add("\n"), a), INT, STRING)
                .add("wrap", a -> Wrapping.wrap(a.text(1), a.integer(0), "", false), INT, STRING)
                .add("wrapWith", a -> Wrapping.wrap(a.text(2), a.integer(0), a.text(1), true), INT, STRING, STRING)
                .add("abbrev", a -> Wrapping.abbreviate(a.text(1), a.integer(0)), INT, STRING)
                .add(
                        "abbrevboth",
                        a -> Wrapping.abbreviateBoth(a.text(2), a.integer(0), a.integer(1)),
                        INT,
                        INT,
                        STRING)
                .add("toString", a -> Limits.text(Values.text(a.any(0))), ANY)
                .variadic("quote", a -> joined(a, value -> GoFormat.quote(Values.text(value))), ANY)
                .variadic("squote", a -> joined(a, value -> "'" + GoFormat.print(value) + "'"), ANY)
                .variadic("cat", a -> joined(a, GoFormat::print), ANY);
        return shelf.functions();
    }

    private static void questions(Shelf shelf) {
        shelf.add("contains", a -> a.text(1).contains(a.text(0)), STRING, STRING)
                .add("hasPrefix", a -> a.text(1).startsWith(a.text(0)), STRING, STRING)
                .add("hasSuffix", a -> a.text(1).endsWith(a.text(0)), STRING, STRING)
                .add("plural", a -> a.text(a.integer(2) == 1 ? 0 : 1), STRING, STRING, INT);
    }

    private static String repeat(Arguments arguments) throws EvaluationFailure {
        return new Text()
                .repeat(arguments.text(1), notNegative(arguments.integer(0)))
                .toString();
    }

    private static long notNegative(long count) throws EvaluationFailure {
        if (count < 0) {
            throw new EvaluationFailure("negative repeat count " + count);
        }
        return count;
    }

    private static String indented(Text out, Arguments arguments) throws EvaluationFailure {
        long width = notNegative(arguments.integer(0));
        String text = arguments.text(1);
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
            out.repeat(" ", width).add(text, start, feed + 1);
            start = feed + 1;
        }
        return out.repeat(" ", width).add(text, start, text.length()).toString();
    }

    /** Nothing stands before each letter and at the end. */
    private static String replaced(String text, String old, String by) throws EvaluationFailure {
        Text out = new Text();
        if (old.isEmpty()) {
            for (int letter : text.codePoints().toArray()) {
                out.add(by).letter(letter);
            }
            return out.add(by).toString();
        }
        int start = 0;
        for (int found = text.indexOf(old); found >= 0; found = text.indexOf(old, start)) {
            out.add(text, start, found).add(by);
            start = found + old.length();
        }
        return out.add(text, start, text.length()).toString();
    }

    /** How one argument is written. */
    @FunctionalInterface
    private interface Form {
        String of(@Nullable Object value) throws EvaluationFailure;
    }

    /** All but nils, with blanks between them. */
    private static String joined(Arguments arguments, Form form) throws EvaluationFailure {
        Text out = new Text();
        String separator = "";
        for (Object value : arguments.values()) {
            if (value != null) {
                out.add(separator).add(form.of(value));
                separator = " ";
            }
        }
        return out.toString();
    }
}
