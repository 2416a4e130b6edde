package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.math.ErrorFunction;
import dev.tripline.language.jq.math.Gamma;
import dev.tripline.language.jq.math.GoMath;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.value.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of doubles. */
final class MathFunctions {
    private static final int LEAST_NORMAL = Double.MIN_EXPONENT;

    private MathFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        angles(all);
        powers(all);
        rounding(all);
        pairs(all);
        all.put("infinite/0", (in, args, call) -> Double.POSITIVE_INFINITY);
        all.put("nan/0", (in, args, call) -> Double.NaN);
        asks(all, "isfinite", x -> !Double.isInfinite(x));
        asks(all, "isinfinite", Double::isInfinite);
        asks(all, "isnormal", x -> Double.isFinite(x) && x != 0 && Math.getExponent(x) >= LEAST_NORMAL);
        all.put("isnan/0", (in, args, call) -> in != null && Double.isNaN(number("isnan", in)));
        all.put("frexp/0", (in, args, call) -> {
            double x = number("frexp", in);
            return Arrays.<@Nullable Object>asList(GoMath.fraction(x), (long) GoMath.exponent(x));
        });
        all.put("modf/0", (in, args, call) -> modf(number("modf", in)));
        all.put("fma/3", (in, args, call) -> {
            double a = number("fma", args[0]);
            double b = number("fma", args[1]);
            return Math.fma(a, b, number("fma", args[2]));
        });
    }

    private static void angles(Map<String, NativeFunction> all) {
        one(all, "sin", Math::sin);
        one(all, "cos", Math::cos);
        one(all, "tan", Math::tan);
        one(all, "asin", StrictMath::asin);
        one(all, "acos", x -> Math.PI / 2 - StrictMath.asin(x));
        one(all, "atan", StrictMath::atan);
        one(all, "sinh", StrictMath::sinh);
        one(all, "cosh", StrictMath::cosh);
        one(all, "tanh", StrictMath::tanh);
        one(all, "asinh", GoMath::asinh);
        one(all, "acosh", GoMath::acosh);
        one(all, "atanh", GoMath::atanh);
        two(all, "atan2", StrictMath::atan2);
        two(all, "hypot", GoMath::hypot);
    }

    private static void powers(Map<String, NativeFunction> all) {
        one(all, "sqrt", Math::sqrt);
        one(all, "cbrt", StrictMath::cbrt);
        one(all, "exp", Math::exp);
        one(all, "exp10", x -> GoMath.pow(10, x));
        one(all, "exp2", GoMath::exp2);
        one(all, "expm1", StrictMath::expm1);
        one(all, "log", StrictMath::log);
        one(all, "log10", GoMath::log10);
        one(all, "log1p", StrictMath::log1p);
        one(all, "log2", GoMath::log2);
        one(all, "logb", GoMath::logb);
        one(all, "significand", x -> GoMath.fraction(x) * 2);
        one(all, "gamma", Gamma::gamma);
        one(all, "tgamma", Gamma::gamma);
        one(all, "lgamma", Gamma::logGamma);
        one(all, "erf", ErrorFunction::erf);
        one(all, "erfc", ErrorFunction::erfc);
        two(all, "pow", GoMath::pow);
        two(all, "ldexp", (x, power) -> GoMath.scale(x, Numbers.cut(power)));
        two(all, "scalb", (x, power) -> GoMath.scale(x, Numbers.cut(power)));
        two(all, "scalbln", (x, power) -> GoMath.scale(x, Numbers.cut(power)));
    }

    private static void rounding(Map<String, NativeFunction> all) {
        one(all, "floor", Math::floor);
        one(all, "ceil", Math::ceil);
        one(all, "round", GoMath::round);
        one(all, "trunc", GoMath::trunc);
        one(all, "nearbyint", Math::rint);
        one(all, "rint", Math::rint);
        one(all, "fabs", Math::abs);
    }

    private static void pairs(Map<String, NativeFunction> all) {
        two(all, "copysign", Math::copySign);
        two(all, "drem", GoMath::drem);
        two(all, "remainder", Math::IEEEremainder);
        two(all, "fmod", (a, b) -> a % b);
        two(all, "fdim", GoMath::dim);
        two(all, "fmax", GoMath::max);
        two(all, "fmin", GoMath::min);
        two(all, "nextafter", Math::nextAfter);
        two(all, "nexttoward", Math::nextAfter);
    }

    private static void one(Map<String, NativeFunction> all, String name, DoubleUnaryOperator function) {
        all.put(name + "/0", (in, args, call) -> function.applyAsDouble(number(name, in)));
    }

    private static void two(Map<String, NativeFunction> all, String name, DoubleBinaryOperator function) {
        all.put(name + "/2", (in, args, call) -> {
            double first = number(name, args[0]);
            return function.applyAsDouble(first, number(name, args[1]));
        });
    }

    /** Whether it is a number of which something holds. */
    private static void asks(Map<String, NativeFunction> all, String name, DoublePredicate holds) {
        all.put(name + "/0", (in, args, call) -> {
            Double number = Numbers.toDouble(in);
            return number != null && holds.test(number);
        });
    }

    private static double number(String name, @Nullable Object value) {
        Double number = Numbers.toDouble(value);
        if (number == null) {
            throw Complaint.of(name, value);
        }
        return number;
    }

    private static List<@Nullable Object> modf(double x) {
        double whole = GoMath.trunc(x);
        double rest = Double.isInfinite(x) ? Math.copySign(0, x) : Math.copySign(x - whole, x);
        return Arrays.<@Nullable Object>asList(rest, whole);
    }
}
