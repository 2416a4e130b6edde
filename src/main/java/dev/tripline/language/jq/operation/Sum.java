package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Literal;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Order;
import dev.tripline.language.jq.value.Preview;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plus and minus. */
public final class Sum {
    private Sum() {}

    static Fault mismatch(String verb, @Nullable Object left, @Nullable Object right) {
        return new Fault("cannot " + verb + ": " + Preview.typed(left) + " and " + Preview.typed(right));
    }

    public static @Nullable Object add(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof Long a && right instanceof Long b) {
            long sum = a + b;
            boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
            return overflow ? (Object) BigInteger.valueOf(a).add(BigInteger.valueOf(b)) : sum;
        }
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (left instanceof String a && right instanceof String b) {
            budget.text((long) a.length() + b.length());
            return a + b;
        }
        List<@Nullable Object> list = Kinds.list(left);
        List<@Nullable Object> otherList = Kinds.list(right);
        if (list != null && otherList != null) {
            return joined(list, otherList, budget);
        }
        Map<String, @Nullable Object> map = Kinds.map(left);
        Map<String, @Nullable Object> otherMap = Kinds.map(right);
        if (map != null && otherMap != null) {
            return merged(map, otherMap, budget);
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return addNumbers(left, right, budget);
        }
        throw mismatch("add", left, right);
    }

    private static Object addNumbers(Object left, Object right, Budget budget) {
        Object a = plain(left);
        Object b = plain(right);
        if (a instanceof Double || b instanceof Double) {
            return ((Number) a).doubleValue() + ((Number) b).doubleValue();
        }
        BigInteger sum = Numbers.big(a).add(Numbers.big(b));
        budget.bits(sum.bitLength());
        return Numbers.whole(sum);
    }

    static Object plain(Object number) {
        return number instanceof Literal literal ? literal.number() : number;
    }

    private static List<@Nullable Object> joined(List<@Nullable Object> a, List<@Nullable Object> b, Budget budget) {
        if (a.isEmpty()) {
            return b;
        }
        if (b.isEmpty()) {
            return a;
        }
        budget.items((long) a.size() + b.size());
        List<@Nullable Object> all = new ArrayList<>(a.size() + b.size());
        all.addAll(a);
        all.addAll(b);
        return all;
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> a, Map<String, @Nullable Object> b, Budget budget) {
        if (a.isEmpty()) {
            return b;
        }
        if (b.isEmpty()) {
            return a;
        }
        budget.members((long) a.size() + b.size());
        Map<String, @Nullable Object> all = LinkedHashMap.newLinkedHashMap(a.size() + b.size());
        all.putAll(a);
        all.putAll(b);
        return all;
    }

    public static Object subtract(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (left instanceof Long a && right instanceof Long b) {
            long difference = a - b;
            boolean overflow = ((a ^ b) & (a ^ difference)) < 0;
            return overflow ? (Object) BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)) : difference;
        }
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
            Object a = plain(left);
            Object b = plain(right);
            if (a instanceof Double || b instanceof Double) {
                return ((Number) a).doubleValue() - ((Number) b).doubleValue();
            }
            BigInteger difference = Numbers.big(a).subtract(Numbers.big(b));
            budget.bits(difference.bitLength());
            return Numbers.whole(difference);
        }
        List<@Nullable Object> list = Kinds.list(left);
        List<@Nullable Object> without = Kinds.list(right);
        if (list != null && without != null) {
            return without(list, without, budget);
        }
        throw mismatch("subtract", left, right);
    }

    private static List<@Nullable Object> without(
            List<@Nullable Object> list, List<@Nullable Object> without, Budget budget) {
        budget.items(list.size());
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : list) {
            boolean found = false;
            for (int i = 0; i < without.size() && !found; i++) {
                found = Order.same(item, without.get(i), budget);
            }
            if (!found) {
                rest.add(item);
            }
        }
        return rest;
    }

    public static Object negated(@Nullable Object value) {
        return switch (value) {
            case Long number ->
                number == Long.MIN_VALUE ? (Object) BigInteger.valueOf(number).negate() : -number;
            case Double number -> -number;
            case BigInteger number -> Numbers.whole(number.negate());
            case Literal literal -> literal.negated();
            case null, default -> throw new Fault("cannot negate: " + Preview.typed(value));
        };
    }

    /** A number, or a fault. */
    public static Object positive(@Nullable Object value) {
        if (value == null || !Numbers.isNumber(value)) {
            throw new Fault("cannot plus: " + Preview.typed(value));
        }
        return value;
    }
}
