package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times, divided by, modulo. */
final class Product {
    private Product() {}

    static @Nullable Object multiply(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return multiplyNumbers(Sum.plain(left), Sum.plain(right), budget);
        }
        Map<String, @Nullable Object> map = Kinds.map(left);
        Map<String, @Nullable Object> other = Kinds.map(right);
        if (map != null && other != null) {
            return merged(map, other, budget, 0);
        }
        Double times = Numbers.toDouble(right);
        if (left instanceof String text && times != null) {
            return repeated(text, times, budget);
        }
        times = Numbers.toDouble(left);
        if (right instanceof String text && times != null) {
            return repeated(text, times, budget);
        }
        throw Sum.mismatch("multiply", left, right);
    }

    private static Object multiplyNumbers(Object a, Object b, Budget budget) {
        if (a instanceof Double || b instanceof Double) {
            return ((Number) a).doubleValue() * ((Number) b).doubleValue();
        }
        if (a instanceof Long x && b instanceof Long y) {
            long low = x * y;
            long high = Math.multiplyHigh(x, y);
            if (high == low >> (Long.SIZE - 1)) {
                return low;
            }
        }
        BigInteger x = Numbers.big(a);
        BigInteger y = Numbers.big(b);
        budget.bits((long) x.bitLength() + y.bitLength());
        return Numbers.whole(x.multiply(y));
    }

    private static @Nullable Object repeated(String text, double times, Budget budget) {
        if (times < 0 || Double.isNaN(times)) {
            return null;
        }
        long count = (long) Math.min(times, Integer.MAX_VALUE);
        if (Texts.bytes(text) * count >= Integer.MAX_VALUE) {
            throw new Fault("repeat string result too large: " + Preview.of(text) + " * " + Preview.of(times));
        }
        budget.text(text.length() * count);
        return text.repeat((int) count);
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> a, Map<String, @Nullable Object> b, Budget budget, int depth) {
        budget.depth(depth);
        budget.members((long) a.size() + b.size());
        Map<String, @Nullable Object> all = LinkedHashMap.newLinkedHashMap(a.size() + b.size());
        all.putAll(a);
        for (Map.Entry<String, @Nullable Object> member : b.entrySet()) {
            Map<String, @Nullable Object> old = Kinds.map(all.get(member.getKey()));
            Map<String, @Nullable Object> young = Kinds.map(member.getValue());
            all.put(
                    member.getKey(),
                    old != null && young != null ? merged(old, young, budget, depth + 1) : member.getValue());
        }
        return all;
    }

    static Object divide(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof String text && right instanceof String separator) {
            return text.isEmpty() ? List.of() : Occurrences.split(text, separator, budget);
        }
        if (left == null || right == null || !Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw Sum.mismatch("divide", left, right);
        }
        Object a = Sum.plain(left);
        Object b = Sum.plain(right);
        if (((Number) b).doubleValue() == 0) {
            throw new Fault("cannot divide " + Preview.typed(left) + " by: " + Preview.typed(right));
        }
        double quotient = ((Number) a).doubleValue() / ((Number) b).doubleValue();
        if (a instanceof Double || b instanceof Double) {
            return quotient;
        }
        if (a instanceof Long x && b instanceof Long y && y != -1) {
            return x % y == 0 ? (Object) (x / y) : quotient;
        }
        BigInteger[] parts = Numbers.big(a).divideAndRemainder(Numbers.big(b));
        budget.bits(parts[0].bitLength());
        return parts[1].signum() == 0 ? Numbers.whole(parts[0]) : quotient;
    }

    static Object modulo(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left == null || right == null || !Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw Sum.mismatch("modulo", left, right);
        }
        Object a = Sum.plain(left);
        Object b = Sum.plain(right);
        boolean broken = a instanceof Double || b instanceof Double;
        double x = ((Number) a).doubleValue();
        double y = ((Number) b).doubleValue();
        if (broken && (Double.isNaN(x) || Double.isNaN(y))) {
            return Double.NaN;
        }
        if (broken ? Numbers.cut(y) == 0 : y == 0) {
            throw new Fault("cannot modulo " + Preview.typed(left) + " by: " + Preview.typed(right));
        }
        if (broken) {
            return Numbers.cut(x) % Numbers.cut(y);
        }
        if (a instanceof Long p && b instanceof Long q) {
            return p % q;
        }
        budget.bits(Numbers.big(a).bitLength());
        return Numbers.whole(Numbers.big(a).remainder(Numbers.big(b)));
    }
}
