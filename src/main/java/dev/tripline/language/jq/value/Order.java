package dev.tripline.language.jq.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** jq's order of all values: null, false, true, numbers, texts, arrays, objects. */
public final class Order {
    private final Budget budget;
    private final boolean sorting;

    private Order(Budget budget, boolean sorting) {
        this.budget = budget;
        this.sorting = sorting;
    }

    /** NaN is less than everything, also than NaN. */
    public static int compare(@Nullable Object a, @Nullable Object b, Budget budget) {
        return new Order(budget, false).compare(a, b, 0);
    }

    /** The same with NaN equal to NaN, so that it can be sorted by. */
    public static int forSorting(@Nullable Object a, @Nullable Object b, Budget budget) {
        return new Order(budget, true).compare(a, b, 0);
    }

    public static boolean same(@Nullable Object a, @Nullable Object b, Budget budget) {
        return compare(a, b, budget) == 0;
    }

    private int compare(@Nullable Object a, @Nullable Object b, int depth) {
        budget.depth(depth);
        int rank = rank(a);
        int other = rank(b);
        if (rank != other) {
            return Integer.compare(rank, other);
        }
        return switch (a) {
            case String text -> texts(text, (String) Objects.requireNonNull(b));
            case List<?> list -> lists(list, (List<?>) Objects.requireNonNull(b), depth);
            case Map<?, ?> map ->
                maps(Objects.requireNonNull(Kinds.map(map)), Objects.requireNonNull(Kinds.map(b)), depth);
            case null -> 0;
            case Boolean bool -> 0;
            default -> numbers(Objects.requireNonNull(Numbers.plain(a)), Objects.requireNonNull(Numbers.plain(b)));
        };
    }

    private static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean bool -> bool ? 2 : 1;
            case String text -> 4;
            case List<?> list -> 5;
            case Map<?, ?> map -> 6;
            default -> 3;
        };
    }

    private int texts(String a, String b) {
        budget.touch(Math.min(a.length(), b.length()) / 8);
        return Texts.compare(a, b);
    }

    private int numbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double || b instanceof Double) {
            double x = ((Number) a).doubleValue();
            double y = ((Number) b).doubleValue();
            if (sorting && Double.isNaN(x) && Double.isNaN(y)) {
                return 0;
            }
            return x < y || Double.isNaN(x) ? -1 : x == y ? 0 : 1;
        }
        BigInteger big = Numbers.big(a);
        return big.compareTo(Numbers.big(b));
    }

    private int lists(List<?> a, List<?> b, int depth) {
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int order = compare(a.get(i), b.get(i), depth + 1);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private int maps(Map<String, @Nullable Object> a, Map<String, @Nullable Object> b, int depth) {
        String[] keys = Texts.keys(a, budget);
        String[] others = Texts.keys(b, budget);
        for (int i = 0; i < Math.min(keys.length, others.length); i++) {
            int order = texts(keys[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        if (keys.length != others.length) {
            return Integer.compare(keys.length, others.length);
        }
        for (String key : keys) {
            int order = compare(a.get(key), b.get(key), depth + 1);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
