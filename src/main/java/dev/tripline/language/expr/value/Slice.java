package dev.tripline.language.expr.value;

import dev.tripline.language.function.GoTyped;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list of another type than {@code []interface{}}, or a nil one. */
public final class Slice extends AbstractList<@Nullable Object> implements GoTyped, RandomAccess {
    public static final Slice NIL_LIST = new Slice("[]interface {}", List.of(), true);
    public static final Slice NIL_STRINGS = new Slice("[]string", List.of(), true);

    private static final String PAIR = "[2]interface {}";

    private final String goType;
    private final List<?> items;
    private final boolean nil;

    private Slice(String goType, List<?> items, boolean nil) {
        this.goType = goType;
        this.items = items;
        this.nil = nil;
    }

    public static Slice strings(List<String> items) {
        return new Slice("[]string", items, false);
    }

    /** An array of two. */
    public static Slice pair(@Nullable Object first, @Nullable Object second) {
        return new Slice(PAIR, Collections.unmodifiableList(Arrays.asList(first, second)), false);
    }

    public static Slice pairs(List<Slice> items) {
        return new Slice("[]" + PAIR, items, false);
    }

    /** A part of a list, of the same type. */
    public static List<?> part(List<?> whole, int from, int to) {
        List<?> part = whole.subList(from, to);
        return whole instanceof GoTyped typed ? new Slice(typed.goType(), part, false) : part;
    }

    @Override
    public String goType() {
        return goType;
    }

    public boolean isNil() {
        return nil;
    }

    /** Arrays, which have a length of their own, cannot be sliced. */
    public boolean isArray() {
        return goType.equals(PAIR);
    }

    @Override
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
