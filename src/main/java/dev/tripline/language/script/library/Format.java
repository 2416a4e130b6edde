package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.LuaNumber;
import dev.tripline.language.script.value.LuaType;
import dev.tripline.language.script.value.OutOfBudget;
import org.jspecify.annotations.Nullable;

/** {@code string.format}: gopher-lua hands it to Go's Sprintf, so this is Go's, not C's. */
final class Format {
    private static final String FLAGS = "+-# 0";
    private static final int WIDEST = 1_000_000;

    private final String format;
    private int at;

    private Format(String format) {
        this.format = format;
    }

    static String of(Call call) {
        return new Format(call.text(1)).write(call);
    }

    private String write(Call call) {
        Text out = new Text(call.budget());
        int next = 2;
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            out.append(format, at, end);
            at = end + 1;
            if (percent < 0) {
                break;
            }
            Directive directive = directive();
            if (directive == null) {
                out.append("%!(NOVERB)");
            } else if (directive.verb() == '%') {
                out.append("%");
            } else if (next > call.count()) {
                out.append("%!" + directive.verb() + "(MISSING)");
            } else {
                call.budget().steps(8 + directive.work());
                out.append(value(directive, call.get(next++)));
            }
        }
        return out.toString();
    }

    private @Nullable Directive directive() {
        int start = at;
        while (at < format.length() && FLAGS.indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        String flags = format.substring(start, at);
        int width = number();
        int precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = Math.max(0, number());
        }
        return at < format.length() ? new Directive(flags, width, precision, format.charAt(at++)) : null;
    }

    /** -1 where there is none. */
    private int number() {
        int value = -1;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            value = Math.max(0, value) * 10 + format.charAt(at++) - '0';
            if (value > WIDEST) {
                throw new OutOfBudget("a text of more than " + Budget.LONGEST_TEXT + " bytes");
            }
        }
        return value;
    }

    private static String value(Directive directive, @Nullable Object value) {
        return switch (value) {
            case Double number -> number(directive, number);
            case String text -> text(directive, text);
            case null -> directive.takesText() ? directive.text("nil") : "&{}";
            case Boolean bool -> bool(directive, bool);
            default -> directive.takesText() ? directive.text(LuaType.text(value)) : LuaType.text(value);
        };
    }

    private static String number(Directive directive, double number) {
        return switch (directive.verb()) {
            case 'q', 's' -> directive.text(LuaNumber.text(number));
            case 'b', 'c', 'd', 'o', 'x', 'X', 'U' -> directive.whole(LuaNumber.whole(number));
            case 'i' -> directive.as('d').whole(LuaNumber.whole(number));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> directive.decimal(number);
            case 'v' ->
                LuaNumber.isWhole(number)
                        ? directive.as('d').whole((long) number)
                        : directive.as('g').decimal(number);
            default ->
                LuaNumber.isWhole(number)
                        ? directive.bad("int64", Long.toString((long) number))
                        : directive.bad("float64", LuaNumber.text(number));
        };
    }

    private static String text(Directive directive, String text) {
        if (directive.verb() == 'd' || directive.verb() == 'i') {
            return LuaNumber.parse(text) == null
                    ? directive.as('d').whole(0)
                    : directive.as('s').text(text);
        }
        return directive.takesText() ? directive.text(text) : directive.bad("string", text);
    }

    private static String bool(Directive directive, boolean bool) {
        String text = Boolean.toString(bool);
        return directive.takesText() || directive.verb() == 't'
                ? directive.as(directive.verb() == 't' ? 's' : directive.verb()).text(text)
                : directive.bad("lua.LBool", text);
    }
}
