package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.fmt.text.GoTime;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints one value after the other with a verb and the flags of the moment. */
final class Printer {
    private final Sink out = new Sink();
    private final Flags flags = new Flags();

    Flags flags() {
        return flags;
    }

    void write(String text) throws EvaluationFailure {
        out.add(text);
    }

    String text() {
        return out.toString();
    }

    /** An argument itself: nil is padded and fits only {@code %v}. */
    void argument(@Nullable Object value, int verb) throws EvaluationFailure {
        if (value != null && verb == 'T') {
            Texts.print(TypeName.of(value), 's', flags, out);
        } else if (value == null && (verb == 'v' || verb == 'T')) {
            flags.pad("<nil>", true, out);
        } else if (value == null) {
            out.add("%!" + Character.toString(verb) + "(<nil>)");
        } else if (verb == 'p') {
            bad(value, verb);
        } else {
            value(value, verb, 0);
        }
    }

    private void value(Object value, int verb, int depth) throws EvaluationFailure {
        if (depth > GoFormat.DEEPEST) {
            throw EvaluationFailure.overBudget("a value nested deeper than " + GoFormat.DEEPEST + " levels");
        }
        switch (value) {
            case List<?> list -> list(list, verb, depth);
            case Map<?, ?> map -> map(map, verb, depth);
            case ZonedDateTime time -> stringer(value, GoTime.print(time), verb);
            case Duration span -> number(span, GoTime.print(span), span.toNanos(), verb);
            case GoEnum named -> number(named, named.name(), named.value(), verb);
            case GoTyped typed -> stringer(value, String.valueOf(typed), verb);
            default -> {
                if (!scalar(value, verb)) {
                    bad(value, verb);
                }
            }
        }
    }

    /** False when the verb does not suit it. */
    private boolean scalar(Object value, int verb) throws EvaluationFailure {
        return switch (value) {
            case String text -> Texts.print(text, verb, flags, out);
            case Boolean truth -> truth(truth, verb);
            case Double number -> Floats.print(number, verb, flags, out);
            case Long number -> Integers.print(number, verb, flags, out);
            case GoInt64 number -> Integers.print(number.value(), verb, flags, out);
            case GoByte number ->
                Integers.print(number.value(), flags.goSyntax && verb == 'v' ? '#' : verb, flags, out);
            case GoComplex number -> complex(number, verb);
            default -> false;
        };
    }

    private boolean truth(boolean truth, int verb) throws EvaluationFailure {
        if (verb != 't' && verb != 'v') {
            return false;
        }
        flags.pad(Boolean.toString(truth), true, out);
        return true;
    }

    private boolean complex(GoComplex number, int verb) throws EvaluationFailure {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            return false;
        }
        boolean plus = flags.plus;
        out.add("(");
        Floats.print(number.real(), verb, flags, out);
        flags.plus = true;
        Floats.print(number.imaginary(), verb, flags, out);
        out.add("i)");
        flags.plus = plus;
        return true;
    }

    private void stringer(Object value, String text, int verb) throws EvaluationFailure {
        if (!Texts.print(text, verb, flags, out)) {
            bad(value, verb);
        }
    }

    /** What has a String method for the verbs of strings, and is a number otherwise. */
    private void number(Object value, String text, long number, int verb) throws EvaluationFailure {
        boolean done = "vsqxX".indexOf(verb) >= 0 && !flags.goSyntax
                ? Texts.print(text, verb, flags, out)
                : Integers.print(number, verb, flags, out);
        if (!done) {
            bad(value, verb);
        }
    }

    private void list(List<?> list, int verb, int depth) throws EvaluationFailure {
        out.add(flags.goSyntax ? TypeName.of(list) + "{" : "[");
        boolean typed = TypeName.hasTypedItems(list);
        boolean first = true;
        for (Object item : list) {
            separate(first);
            item(item, verb, depth, typed);
            first = false;
        }
        out.add(flags.goSyntax ? "}" : "]");
    }

    private void map(Map<?, ?> map, int verb, int depth) throws EvaluationFailure {
        out.add(flags.goSyntax ? TypeName.of(map) + "{" : "map[");
        boolean typed = TypeName.hasTypedItems(map);
        boolean first = true;
        for (String key : sortedKeys(map)) {
            separate(first);
            value(key, verb, depth + 1);
            out.add(":");
            item(map.get(key), verb, depth, typed);
            first = false;
        }
        out.add(flags.goSyntax ? "}" : "]");
    }

    private static List<String> sortedKeys(Map<?, ?> map) {
        return map.keySet().stream()
                .map(Objects::requireNonNull)
                .map(Object::toString)
                .sorted(ByteOrder.BY_BYTES)
                .toList();
    }

    private void separate(boolean first) throws EvaluationFailure {
        if (!first) {
            out.add(flags.goSyntax ? ", " : " ");
        }
    }

    private void item(@Nullable Object item, int verb, int depth, boolean typed) throws EvaluationFailure {
        if (item != null) {
            value(item, verb, depth + 1);
        } else {
            out.add(!flags.goSyntax ? "<nil>" : typed ? "nil" : "interface {}(nil)");
        }
    }

    /** The mistake, spelled out where the text would stand: {@code %!d(string=x)}. */
    private void bad(Object value, int verb) throws EvaluationFailure {
        out.add("%!" + Character.toString(verb) + "(" + TypeName.of(value) + "=");
        value(value, 'v', 0);
        out.add(")");
    }
}
