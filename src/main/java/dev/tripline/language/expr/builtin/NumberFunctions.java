package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Checks;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Numbers;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.number.GoNumber;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code abs ceil floor round int float}. */
public final class NumberFunctions {
    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,1000}");

    private NumberFunctions() {}

    static Map<String, Builtin> all() {
        return Map.of(
                "abs",
                new Builtin(Checks.same(StaticType::isNumber), NumberFunctions::abs),
                "ceil",
                rounding(Math::ceil),
                "floor",
                rounding(Math::floor),
                "round",
                rounding(NumberFunctions::round),
                "int",
                new Builtin(
                        Checks.one(Plain.INT, type -> type.isNumber() || Checks.isText(type)),
                        arguments -> toInt(arguments.get(0))),
                "float",
                new Builtin(
                        Checks.one(Plain.FLOAT, type -> type.isNumber() || Checks.isText(type)),
                        arguments -> toFloat(arguments.get(0))));
    }

    private static Builtin rounding(DoubleUnaryOperator how) {
        return new Builtin(
                Checks.one(Plain.FLOAT, StaticType::isNumber),
                arguments -> how.applyAsDouble(Numbers.toFloat(arguments.get(0))));
    }

    /** Halves go away from zero. */
    private static double round(double number) {
        double whole = Math.rint(number);
        boolean half = Math.abs(number - whole) == 0.5;
        return half ? Math.copySign(Math.floor(Math.abs(number)) + 1, number) : whole;
    }

    private static Object abs(Arguments arguments) throws EvaluationFailure {
        return switch (arguments.get(0)) {
            case Double number -> number < 0 ? -number : number;
            case Long number -> number < 0 ? -number : number;
            case GoInt64 number -> number.value() < 0 ? new GoInt64(-number.value()) : number;
            case GoByte number -> number;
            case null, default -> throw arguments.wrong(0, "a number");
        };
    }

    /**
     * Numbers without their fraction, decimal digits with a sign; what the environment calls {@code asInt}.
     *
     * @throws EvaluationFailure for everything else
     */
    public static long toInt(@Nullable Object value) throws EvaluationFailure {
        if (!(value instanceof String text)) {
            return Numbers.toInt(value);
        }
        try {
            if (DIGITS.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // out of range, which is as wrong
        }
        throw new EvaluationFailure("an integer cannot be had from this string");
    }

    /**
     * Numbers and what Go reads as one; what the environment calls {@code asFloat}.
     *
     * @throws EvaluationFailure for everything else
     */
    public static double toFloat(@Nullable Object value) throws EvaluationFailure {
        if (!(value instanceof String text)) {
            return Numbers.toFloat(value);
        }
        if (text.length() > 1000) {
            throw EvaluationFailure.overBudget("a number of more than 1000 characters");
        }
        return GoNumber.parse(text)
                .orElseThrow(
                        () -> new EvaluationFailure("a number cannot be had from this " + GoFormat.typeName(text)));
    }
}
