package dev.tripline.language.expr.value;

import dev.tripline.language.function.GoTyped;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The integers from one to another, as a {@code []int} that takes no space. */
public final class IntRange extends AbstractList<@Nullable Object> implements GoTyped, RandomAccess {
    private final long first;
    private final int size;

    /**
     * @param size at least 0
     */
    public IntRange(long first, int size) {
        this.first = first;
        this.size = size;
    }

    /** How many there are; none when the last comes before the first. */
    public static long size(long first, long last) {
        if (last < first) {
            return 0;
        }
        long size = last - first + 1;
        return size > 0 ? size : Long.MAX_VALUE;
    }

    public long first() {
        return first;
    }

    @Override
    public String goType() {
        return "[]int";
    }

    @Override
    public Object get(int index) {
        return first + Objects.checkIndex(index, size);
    }

    @Override
    public int size() {
        return size;
    }

    /** Whether this number is one of them. */
    boolean holds(double number) {
        return size > 0 && number == Math.rint(number) && number >= first && number <= first + size - 1;
    }
}
