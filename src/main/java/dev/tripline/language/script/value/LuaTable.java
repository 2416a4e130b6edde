package dev.tripline.language.script.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table as gopher-lua keeps it: whole keys from 1 up live in an array, whatever its gaps, the others in the order of their
 * coming. That shows: in the order of {@code pairs}, in {@code #}, and in what becomes a JSON array. For one thread.
 */
public final class LuaTable {
    /** Whole keys from here up are ordinary members. */
    private static final int BEYOND_ARRAY = 67_108_864;

    private static final @Nullable Object[] NONE = {};
    private static final int BYTES_EACH = 8;
    private static final int BYTES_EMPTY = 48;

    private final Budget budget;
    private @Nullable Object[] array = NONE;
    private int size;
    private @Nullable Members members;
    private @Nullable LuaTable metatable;
    private boolean foreign;

    public LuaTable(Budget budget) {
        this.budget = budget;
        budget.allocate(BYTES_EMPTY);
    }

    /** A new table with the same members and the same metatable, paid from another budget. */
    public LuaTable copy(Budget payer) {
        LuaTable copy = new LuaTable(payer);
        copy.array = array.clone();
        copy.size = size;
        copy.members = members == null ? null : members.copy();
        copy.metatable = metatable;
        return copy;
    }

    public @Nullable LuaTable metatable() {
        return metatable;
    }

    public void metatable(@Nullable LuaTable table) {
        metatable = table;
        foreign = false;
    }

    /** Made from an event, where Argo Events leaves the metatable a Go nil: {@code getmetatable} fails. */
    public boolean isForeign() {
        return foreign;
    }

    public LuaTable foreign() {
        foreign = true;
        return this;
    }

    /** A member of the metatable. */
    public @Nullable Object meta(String event) {
        return metatable == null ? null : metatable.get(event);
    }

    public @Nullable Object get(@Nullable Object key) {
        if (key instanceof Double number) {
            int index = (int) number.doubleValue();
            if (index == number && index > 0 && index < BEYOND_ARRAY) {
                return at(index);
            }
        }
        return members == null || key == null ? null : members.get(normal(key));
    }

    public @Nullable Object get(String key) {
        return members == null ? null : members.get(key);
    }

    /** The array's item, from 1. */
    public @Nullable Object at(int index) {
        return index > 0 && index <= size ? array[index - 1] : null;
    }

    /**
     * @param key neither nil nor NaN
     */
    public void set(Object key, @Nullable Object value) {
        if (key instanceof Double number) {
            int index = (int) number.doubleValue();
            if (index == number && index > 0) {
                put(index, value);
                return;
            }
        }
        member(normal(key), value);
    }

    public void set(String key, @Nullable Object value) {
        member(key, value);
    }

    /** Under a whole key. */
    public void put(int index, @Nullable Object value) {
        if (index < 1 || index >= BEYOND_ARRAY) {
            member((double) index, value);
            return;
        }
        if (index > size) {
            grow(index);
        }
        array[index - 1] = value;
    }

    private void grow(int length) {
        if (length > array.length) {
            int capacity = Math.max(length, Math.min(BEYOND_ARRAY, Math.max(4, array.length * 2)));
            budget.allocate((long) BYTES_EACH * capacity);
            array = Arrays.copyOf(array, capacity);
        }
        size = length;
    }

    private void member(Object key, @Nullable Object value) {
        if (members == null) {
            members = new Members();
        }
        members.put(key, value, budget);
    }

    private static Object normal(Object key) {
        return key instanceof Double number && number == 0 ? Double.valueOf(0) : key;
    }

    /** The operator {@code #}: the last item of the array that is not nil. */
    public int length() {
        int last = size;
        while (last > 0 && array[last - 1] == null) {
            last--;
        }
        budget.scan(BYTES_EACH * (size - last));
        return last;
    }

    /** After the last item that is not nil; nil itself is not appended. */
    public void append(@Nullable Object value) {
        if (value == null) {
            return;
        }
        put(size == 0 || array[size - 1] != null ? size + 1 : length() + 1, value);
    }

    /** Before the item of that index; those behind it move up. */
    public void insert(int index, @Nullable Object value) {
        if (index > size || index <= 0) {
            put(index, value);
            return;
        }
        int tail = size - index + 1;
        grow(size + 1);
        budget.scan(BYTES_EACH * tail);
        System.arraycopy(array, index - 1, array, index, tail);
        array[index - 1] = value;
    }

    /** Takes out an item; an index of 0 or less means the last. */
    public @Nullable Object remove(int index) {
        if (size == 0 || index > size) {
            return null;
        }
        int place = index <= 0 ? size - 1 : index - 1;
        Object old = array[place];
        budget.scan(BYTES_EACH * (size - place));
        System.arraycopy(array, place + 1, array, place, size - place - 1);
        size--;
        array[size] = null;
        return old;
    }

    /** The array's items with the gaps at its end; a copy. */
    public @Nullable Object[] items() {
        budget.allocate((long) BYTES_EACH * size);
        return Arrays.copyOf(array, size);
    }

    /** Writes items from index 1 on. */
    public void items(@Nullable Object[] items) {
        for (int i = 0; i < items.length; i++) {
            put(i + 1, items[i]);
        }
    }

    /** The key after this one, null after the last; null asks for the first. Items first, then members in their order. */
    public @Nullable Object next(@Nullable Object key) {
        int start = 0;
        if (key == null || key instanceof Double number && isItem(number)) {
            int from = key instanceof Double number ? (int) number.doubleValue() : 0;
            for (int i = from; i < size; i++) {
                if (array[i] != null) {
                    budget.scan(BYTES_EACH * (i - from));
                    return (double) (i + 1);
                }
            }
        } else {
            start = members == null ? 0 : Math.max(0, members.place(normal(key))) + 1;
        }
        return members == null || members.isEmpty() ? null : next(members, start);
    }

    private @Nullable Object next(Members all, int start) {
        for (int i = start; i < all.count(); i++) {
            budget.step();
            if (all.value(i) != null) {
                return all.key(i);
            }
        }
        return null;
    }

    private static boolean isItem(double key) {
        return key > 0 && key < BEYOND_ARRAY && key == (int) key;
    }
}
