package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Check;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.GoText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** {@code trim trimPrefix trimSuffix upper lower repeat indexOf lastIndexOf hasPrefix hasSuffix}. */
final class TextFunctions {
    private static final int MOST_REPEATS = 1_000_000;
    private static final Check ONE_TEXT = Checks.of(Signature.of(Plain.STRING, Plain.STRING));
    private static final Check ONE_OR_TWO_TEXTS =
            Checks.of(Signature.of(Plain.STRING, Plain.STRING), Signature.of(Plain.STRING, Plain.STRING, Plain.STRING));

    private TextFunctions() {}

    static Map<String, Builtin> all() {
        Map<String, Builtin> all = new HashMap<>();
        all.put("trim", new Builtin(ONE_OR_TWO_TEXTS, TextFunctions::trim));
        all.put("trimPrefix", new Builtin(ONE_OR_TWO_TEXTS, TextFunctions::trimPrefix));
        all.put("trimSuffix", new Builtin(ONE_OR_TWO_TEXTS, TextFunctions::trimSuffix));
        all.put("upper", new Builtin(ONE_TEXT, arguments -> mapped(arguments, Character::toUpperCase)));
        all.put("lower", new Builtin(ONE_TEXT, arguments -> mapped(arguments, Character::toLowerCase)));
        all.put(
                "repeat",
                new Builtin(Checks.of(Signature.of(Plain.STRING, Plain.STRING, Plain.INT)), TextFunctions::repeat));
        Check places = Checks.of(Signature.of(Plain.INT, Plain.STRING, Plain.STRING));
        all.put("indexOf", new Builtin(places, arguments -> {
            String text = arguments.text(0);
            return (long) GoText.offset(text, text.indexOf(arguments.text(1)));
        }));
        all.put("lastIndexOf", new Builtin(places, arguments -> {
            String text = arguments.text(0);
            return (long) GoText.offset(text, text.lastIndexOf(arguments.text(1)));
        }));
        Check questions = Checks.of(Signature.of(Plain.BOOL, Plain.STRING, Plain.STRING));
        all.put(
                "hasPrefix",
                new Builtin(questions, arguments -> arguments.text(0).startsWith(arguments.text(1))));
        all.put(
                "hasSuffix",
                new Builtin(questions, arguments -> arguments.text(0).endsWith(arguments.text(1))));
        return all;
    }

    private static String trim(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        if (arguments.count() == 1) {
            return trimmed(text, TextFunctions::isSpace);
        }
        String letters = arguments.text(1);
        arguments.evaluation().reads((long) text.length() * Math.min(letters.length(), text.length()));
        return trimmed(text, c -> letters.indexOf(c) >= 0);
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    private static String trimmed(String text, IntPredicate outer) {
        int start = 0;
        while (start < text.length() && outer.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && outer.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** Without a second argument, what goes is a blank. */
    private static String second(Arguments arguments) throws EvaluationFailure {
        return arguments.count() == 1 ? " " : arguments.text(1);
    }

    private static String trimPrefix(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        String prefix = second(arguments);
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String trimSuffix(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        String suffix = second(arguments);
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /** Character by character, as Go does: an ß stays one. */
    private static String mapped(Arguments arguments, IntUnaryOperator mapping) throws EvaluationFailure {
        String text = arguments.text(0);
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(mapping).forEach(out::appendCodePoint);
        return arguments.evaluation().made(out.toString());
    }

    private static String repeat(Arguments arguments) throws EvaluationFailure {
        String text = arguments.text(0);
        long times = arguments.integer(1);
        if (times < 0) {
            throw new EvaluationFailure("a string cannot be repeated " + times + " times");
        }
        if (times > MOST_REPEATS) {
            throw EvaluationFailure.overBudget("a string repeated more than " + MOST_REPEATS + " times");
        }
        arguments.evaluation().text(text.length() * times);
        return text.repeat((int) times);
    }
}
