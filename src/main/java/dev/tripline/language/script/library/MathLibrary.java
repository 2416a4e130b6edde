package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.run.Operators;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaTable;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code math}. Chance comes from the world, so that {@code randomseed} changes nothing. */
final class MathLibrary {
    static final Map<String, Native> FUNCTIONS = Map.ofEntries(
            of("abs", Math::abs),
            of("acos", Math::acos),
            of("asin", Math::asin),
            of("atan", Math::atan),
            of("ceil", Math::ceil),
            of("cos", Math::cos),
            of("cosh", Math::cosh),
            of("deg", x -> x * 180 / Math.PI),
            of("exp", Math::exp),
            of("floor", Math::floor),
            of("log", Math::log),
            of("log10", Math::log10),
            of("rad", x -> x * Math.PI / 180),
            of("sin", Math::sin),
            of("sinh", Math::sinh),
            of("sqrt", Math::sqrt),
            of("tan", Math::tan),
            of("tanh", Math::tanh),
            ofTwo("atan2", Math::atan2),
            ofTwo("fmod", (x, y) -> x % y),
            ofTwo("mod", Operators::modulo),
            ofTwo("pow", Operators::power),
            Map.entry("frexp", MathLibrary::parts),
            Map.entry("ldexp", call -> Call.one(power(call.number(1), call.index(2)))),
            Map.entry("max", call -> best(call, 1)),
            Map.entry("min", call -> best(call, -1)),
            Map.entry("modf", MathLibrary::split),
            Map.entry("random", MathLibrary::random),
            Map.entry("randomseed", MathLibrary::seed));

    private MathLibrary() {}

    private static Map.Entry<String, Native> of(String name, DoubleUnaryOperator function) {
        return Map.entry(name, call -> Call.one(function.applyAsDouble(call.number(1))));
    }

    private static Map.Entry<String, Native> ofTwo(String name, DoubleBinaryOperator function) {
        return Map.entry(name, call -> Call.one(function.applyAsDouble(call.number(1), call.number(2))));
    }

    static LuaTable constants(LuaTable math) {
        math.set("pi", Math.PI);
        math.set("huge", Double.MAX_VALUE);
        return math;
    }

    private static @Nullable Object[] best(Call call, int sign) {
        if (call.count() == 0) {
            throw call.machine().error("wrong number of arguments");
        }
        double best = call.number(1);
        for (int i = 2; i <= call.count(); i++) {
            double next = call.number(i);
            best = sign * next > sign * best ? next : best;
        }
        return Call.one(best);
    }

    private static @Nullable Object[] split(Call call) {
        double x = call.number(1);
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return Call.result(whole, x - whole);
    }

    private static @Nullable Object[] parts(Call call) {
        double x = call.number(1);
        if (x == 0 || !Double.isFinite(x)) {
            return Call.result(x, 0.0);
        }
        double scaled = Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p54 : x;
        int exponent = Math.getExponent(scaled) + 1;
        return Call.result(Math.scalb(scaled, -exponent), (double) (scaled == x ? exponent : exponent - 54));
    }

    private static double power(double x, int exponent) {
        return Math.scalb(x, Math.max(-5000, Math.min(5000, exponent)));
    }

    private static @Nullable Object[] random(Call call) {
        RandomGenerator random = call.machine().world().random();
        if (call.count() == 0) {
            return Call.one(random.nextDouble());
        }
        long from = call.count() == 1 ? 1 : call.whole(1);
        long to = call.whole(call.count() == 1 ? 1 : 2);
        if (to < from || to - from < 0 || to - from == Long.MAX_VALUE) {
            throw new LuaError("invalid argument to Intn");
        }
        return Call.one((double) (random.nextLong(to - from + 1) + from));
    }

    private static @Nullable Object[] seed(Call call) {
        call.whole(1);
        return Native.NOTHING;
    }
}
