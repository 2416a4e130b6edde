package dev.tripline.language.sprig.value;

import dev.tripline.language.function.GoTyped;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A slice that an ordinary list cannot stand for: of another type than {@code []interface {}}, or nil. Immutable. */
public final class GoSlice extends AbstractList<@Nullable Object> implements GoTyped, RandomAccess {
    public static final String ANY = "[]interface {}";
    public static final String STRINGS = "[]string";
    public static final String INTS = "[]int";
    public static final String LISTS = "[][]interface {}";

    private final String type;
    private final List<? extends @Nullable Object> items;
    private final boolean nil;

    GoSlice(String type, List<? extends @Nullable Object> items, boolean nil) {
        this.type = type;
        this.items = items;
        this.nil = nil;
    }

    /** The list is not copied, and must not change any more. */
    public static GoSlice of(String type, List<? extends @Nullable Object> items) {
        return new GoSlice(type, items, false);
    }

    public static GoSlice strings(List<String> items) {
        return of(STRINGS, items);
    }

    /** A nil slice: empty, but {@code null} in JSON. */
    public static GoSlice nil(String type) {
        return new GoSlice(type, List.of(), true);
    }

    /** A slice of the same type. */
    public static List<? extends @Nullable Object> like(List<?> list, List<? extends @Nullable Object> items) {
        return list instanceof GoSlice slice && !slice.type.equals(ANY) ? of(slice.type, items) : items;
    }

    @Override
    public String goType() {
        return type;
    }

    public boolean isNil() {
        return nil;
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
