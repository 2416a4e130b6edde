package dev.tripline.language.sprig.number;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.FLOAT64;
import static dev.tripline.language.function.GoType.INT;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** float64 arithmetic; addf and the like count in decimals, so that 0.1 and 0.2 are 0.3. */
public final class FloatFunctions {
    /** Digits behind the point that a division gives. */
    private static final int DIVISION_DIGITS = 16;

    private FloatFunctions() {}

    /** A step of decimal arithmetic. */
    @FunctionalInterface
    private interface Step {
        BigDecimal apply(BigDecimal a, BigDecimal b) throws EvaluationFailure;
    }

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("float64", a -> Cast.real(a.any(0)), ANY)
                .add("add1f", a -> decimal(a.any(0), List.of(1L), BigDecimal::add), ANY)
                .variadic("addf", a -> decimal(0.0, a.from(0), BigDecimal::add), ANY)
                .variadic("subf", a -> decimal(a.any(0), a.from(1), BigDecimal::subtract), ANY, ANY)
                .variadic("mulf", a -> decimal(a.any(0), a.from(1), BigDecimal::multiply), ANY, ANY)
                .variadic("divf", a -> decimal(a.any(0), a.from(1), FloatFunctions::divided), ANY, ANY)
                .variadic("maxf", a -> folded(a, Math::max), ANY, ANY)
                .variadic("minf", a -> folded(a, Math::min), ANY, ANY)
                .add("floor", a -> Math.floor(Cast.real(a.any(0))), ANY)
                .add("ceil", a -> Math.ceil(Cast.real(a.any(0))), ANY)
                .variadic("round", FloatFunctions::round, ANY, INT, FLOAT64)
                .functions();
    }

    private static Double decimal(@Nullable Object first, List<? extends @Nullable Object> others, Step step)
            throws EvaluationFailure {
        BigDecimal result = exact(first);
        for (Object other : others) {
            result = step.apply(result, exact(other));
        }
        return result.doubleValue() + 0.0;
    }

    private static BigDecimal exact(@Nullable Object value) throws EvaluationFailure {
        double number = Cast.real(value);
        if (!Double.isFinite(number)) {
            throw new EvaluationFailure("cannot create a decimal from " + number);
        }
        return number == 0 ? BigDecimal.ZERO : new BigDecimal(Double.toString(number));
    }

    private static BigDecimal divided(BigDecimal a, BigDecimal b) throws EvaluationFailure {
        if (b.signum() == 0) {
            throw new EvaluationFailure("decimal division by 0");
        }
        return a.divide(b, DIVISION_DIGITS, RoundingMode.HALF_UP);
    }

    private static double folded(Arguments arguments, DoubleBinaryOperator operator) {
        double result = Cast.real(arguments.any(0));
        for (Object value : arguments.from(1)) {
            result = operator.applyAsDouble(result, Cast.real(value));
        }
        return result;
    }

    /** Up when the part behind the last digit is at least the third argument, by default a half; of negatives never. */
    private static Double round(Arguments arguments) throws EvaluationFailure {
        double up = arguments.count() > 2 ? arguments.real(2) : 0.5;
        double power = Math.pow(10, arguments.integer(1));
        double shifted = power * Cast.real(arguments.any(0));
        double part = shifted - (shifted < 0 ? Math.ceil(shifted) : Math.floor(shifted));
        return (part >= up ? Math.ceil(shifted) : Math.floor(shifted)) / power;
    }
}
