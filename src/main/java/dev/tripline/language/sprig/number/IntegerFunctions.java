package dev.tripline.language.sprig.number;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** int64 arithmetic, which overflows silently. */
public final class IntegerFunctions {
    private IntegerFunctions() {}

    public static Map<String, GoFunction> functions() {
        Shelf shelf = new Shelf();
        conversions(shelf);
        shelf.add("add1", a -> new GoInt64(at(a, 0) + 1), ANY)
                .variadic("add", a -> new GoInt64(folded(a, 0, 0, Long::sum)), ANY)
                .add("sub", a -> new GoInt64(at(a, 0) - at(a, 1)), ANY, ANY)
                .variadic("mul", a -> new GoInt64(folded(a, at(a, 0), 1, (x, y) -> x * y)), ANY, ANY)
                .add("div", a -> new GoInt64(at(a, 0) / divisor(a)), ANY, ANY)
                .add("mod", a -> new GoInt64(at(a, 0) % divisor(a)), ANY, ANY)
                .variadic("max", a -> new GoInt64(folded(a, at(a, 0), 1, Math::max)), ANY, ANY)
                .variadic("min", a -> new GoInt64(folded(a, at(a, 0), 1, Math::min)), ANY, ANY)
                .alias("biggest", "max")
                .add("randInt", IntegerFunctions::random, INT, INT);
        return shelf.functions();
    }

    private static void conversions(Shelf shelf) {
        shelf.add("int", a -> at(a, 0), ANY)
                .add("int64", a -> new GoInt64(at(a, 0)), ANY)
                .add("atoi", a -> Integers.parse(a.text(0), 10).value(), STRING)
                .add("toDecimal", a -> octal(GoFormat.print(a.any(0))), ANY);
    }

    private static GoInt64 octal(String digits) {
        Integers number = Integers.parse(digits, 8);
        return new GoInt64(number.valid() ? number.value() : 0);
    }

    private static long at(Arguments arguments, int index) {
        return Cast.integer(arguments.any(index));
    }

    private static long divisor(Arguments arguments) throws EvaluationFailure {
        long divisor = at(arguments, 1);
        if (divisor == 0) {
            throw new EvaluationFailure("integer divide by zero");
        }
        return divisor;
    }

    private static long folded(Arguments arguments, long start, int from, LongBinaryOperator operator) {
        long result = start;
        for (Object value : arguments.from(from)) {
            result = operator.applyAsLong(result, Cast.integer(value));
        }
        return result;
    }

    private static Long random(Arguments arguments) throws EvaluationFailure {
        long least = arguments.integer(0);
        long span = arguments.integer(1) - least;
        if (span <= 0) {
            throw new EvaluationFailure("randInt: the second number must be greater than the first");
        }
        return arguments.world().random().nextLong(span) + least;
    }
}
