package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoInt64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run through a format: finds the directives, their numbers and their arguments. */
final class Directives {
    /** Widths, precisions and argument numbers beyond this are mistakes, as in Go. */
    private static final int LARGEST = 1_000_000;

    private static final int BAD = Integer.MIN_VALUE;

    private final String format;
    private final List<? extends @Nullable Object> arguments;
    private final Printer printer = new Printer();
    private final Flags flags = printer.flags();
    private int at;
    private int next;
    private boolean goodNumber;
    private boolean afterNumber;
    private boolean reordered;

    Directives(String format, List<? extends @Nullable Object> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    String run() throws EvaluationFailure {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            printer.write(format.substring(at, end));
            at = end + 1;
            if (percent >= 0) {
                directive();
            }
        }
        if (!reordered && next < arguments.size()) {
            extra();
        }
        return printer.text();
    }

    private void directive() throws EvaluationFailure {
        flags.clear();
        goodNumber = true;
        afterNumber = false;
        while (at < format.length() && flags.take(format.charAt(at))) {
            at++;
        }
        argumentNumber();
        width();
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision();
        }
        if (!afterNumber) {
            argumentNumber();
        }
        if (at >= format.length()) {
            printer.write("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        verb(verb);
    }

    private void verb(int verb) throws EvaluationFailure {
        if (verb == '%') {
            printer.write("%");
        } else if (!goodNumber) {
            printer.write("%!" + Character.toString(verb) + "(BADINDEX)");
        } else if (next >= arguments.size()) {
            printer.write("%!" + Character.toString(verb) + "(MISSING)");
        } else {
            if (verb == 'v') {
                flags.forValue();
            }
            printer.argument(arguments.get(next++), verb);
        }
    }

    private void width() throws EvaluationFailure {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            flags.width = fromArgument();
            if (flags.width == BAD) {
                printer.write("%!(BADWIDTH)");
                flags.width = Flags.NONE;
            } else if (flags.width < 0) {
                flags.width = -flags.width;
                flags.minus = true;
            }
            afterNumber = false;
            return;
        }
        flags.width = digits();
        if (afterNumber && flags.width != Flags.NONE) {
            goodNumber = false;
        }
    }

    private void precision() throws EvaluationFailure {
        if (afterNumber) {
            goodNumber = false;
        }
        argumentNumber();
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            int given = fromArgument();
            flags.precision = given < 0 ? Flags.NONE : given;
            if (given < 0) {
                printer.write("%!(BADPREC)");
            }
            afterNumber = false;
        } else {
            flags.precision = Math.max(0, digits());
        }
    }

    private int fromArgument() {
        if (next >= arguments.size()) {
            return BAD;
        }
        Object value = arguments.get(next++);
        long number = switch (value) {
            case Long given -> given;
            case GoInt64 given -> given.value();
            case GoByte given -> given.value();
            case null, default -> Long.MAX_VALUE;
        };
        return Math.abs(number) > LARGEST || number == Long.MIN_VALUE ? BAD : (int) number;
    }

    /** The digits here, or none. Too many of them eat the rest of the format. */
    private int digits() {
        int number = Flags.NONE;
        while (at < format.length() && isDigit(format.charAt(at))) {
            if (number > LARGEST) {
                at = format.length();
                return Flags.NONE;
            }
            number = Math.max(0, number) * 10 + format.charAt(at) - '0';
            at++;
        }
        return number;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** {@code [2]}: which argument comes next. */
    private void argumentNumber() {
        afterNumber = false;
        if (at >= format.length() || format.charAt(at) != '[') {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', at);
        if (close < 0) {
            goodNumber = false;
            at++;
            return;
        }
        int start = ++at;
        int number = digits();
        boolean complete = at == close && at > start && number != Flags.NONE;
        at = close + 1;
        afterNumber = complete;
        if (complete && number >= 1 && number <= arguments.size()) {
            next = number - 1;
        } else {
            goodNumber = false;
        }
    }

    private void extra() throws EvaluationFailure {
        flags.clear();
        printer.write("%!(EXTRA ");
        for (int i = next; i < arguments.size(); i++) {
            Object value = arguments.get(i);
            printer.write(i > next ? ", " : "");
            if (value != null) {
                printer.write(TypeName.of(value) + "=");
            }
            printer.argument(value, 'v');
        }
        printer.write(")");
    }
}
