package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** reflect.DeepEqual: the same types all the way down, and the same values. NaN is not the same as itself. */
public final class Same {
    private Same() {}

    /**
     * @throws EvaluationFailure when there is too much to compare
     */
    public static boolean equal(@Nullable Object a, @Nullable Object b) throws EvaluationFailure {
        Weight.check(a, b);
        return same(a, b);
    }

    /** Values, to ask whether one is among them. */
    public static final class Bag {
        private final Set<Key> keys = new HashSet<>();

        /** The values that are there from the start. */
        public static Bag of(List<? extends @Nullable Object> values) throws EvaluationFailure {
            Bag bag = new Bag();
            Weight.check(values);
            for (Object value : values) {
                bag.keys.add(new Key(value));
            }
            return bag;
        }

        public boolean contains(@Nullable Object value) throws EvaluationFailure {
            Weight.check(value);
            return keys.contains(new Key(value));
        }

        /** False when it is there already. */
        public boolean add(@Nullable Object value) throws EvaluationFailure {
            Weight.check(value);
            return keys.add(new Key(value));
        }
    }

    private record Key(@Nullable Object value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && same(value, key.value);
        }

        @Override
        public int hashCode() {
            return hash(value);
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (!GoFormat.typeName(a).equals(GoFormat.typeName(b))) {
            return false;
        }
        return switch (a) {
            case Double number -> b instanceof Double other && number.doubleValue() == other.doubleValue();
            case List<?> list -> b instanceof List<?> other && sameItems(list, other);
            case Map<?, ?> map -> b instanceof Map<?, ?> other && sameMembers(map, other);
            default -> a.equals(b);
        };
    }

    private static boolean sameItems(List<?> list, List<?> other) {
        if (list.size() != other.size() || isNil(list) != isNil(other)) {
            return false;
        }
        Iterator<?> others = other.iterator();
        for (Object item : list) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNil(List<?> list) {
        return list instanceof GoSlice slice && slice.isNil();
    }

    private static boolean sameMembers(Map<?, ?> map, Map<?, ?> other) {
        if (map.size() != other.size()) {
            return false;
        }
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!other.containsKey(member.getKey()) || !same(member.getValue(), other.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Zero has two signs and one value. */
    private static int hash(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Double number -> Double.hashCode(number + 0.0);
            case List<?> list -> {
                int hash = 1;
                for (Object item : list) {
                    hash = 31 * hash + hash(item);
                }
                yield hash;
            }
            case Map<?, ?> map -> {
                int hash = 0;
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    hash += hash(member.getKey()) ^ 31 * hash(member.getValue());
                }
                yield hash;
            }
            default -> value.hashCode();
        };
    }
}
