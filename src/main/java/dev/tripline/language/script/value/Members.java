package dev.tripline.language.script.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a table that is no array. Keys keep the place they got first, even when their value goes and comes back. */
final class Members {
    private static final int FEW = 8;
    private static final int BYTES_EACH = 80;

    private @Nullable Object[] keys = new Object[4];
    private @Nullable Object[] values = new Object[4];
    private @Nullable Map<Object, Integer> places;
    private int count;
    private int alive;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return alive == 0;
    }

    @Nullable
    Object key(int place) {
        return keys[place];
    }

    @Nullable
    Object value(int place) {
        return values[place];
    }

    int place(Object key) {
        Map<Object, Integer> index = places;
        if (index != null) {
            Integer place = index.get(key);
            return place == null ? -1 : place;
        }
        for (int i = 0; i < count; i++) {
            if (keys[i] == key || key.equals(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    Object get(Object key) {
        int place = place(key);
        return place < 0 ? null : values[place];
    }

    void put(Object key, @Nullable Object value, Budget budget) {
        int place = place(key);
        if (place >= 0) {
            alive += (value == null ? 0 : 1) - (values[place] == null ? 0 : 1);
            values[place] = value;
        } else if (value != null) {
            add(key, value, budget);
        }
    }

    private void add(Object key, Object value, Budget budget) {
        budget.allocate(BYTES_EACH);
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        keys[count] = key;
        values[count] = value;
        if (places != null) {
            places.put(key, count);
        } else if (count >= FEW) {
            places = index();
        }
        count++;
        alive++;
    }

    private Map<Object, Integer> index() {
        Map<Object, Integer> index = new HashMap<>();
        for (int i = 0; i <= count; i++) {
            Object key = keys[i];
            if (key != null) {
                index.put(key, i);
            }
        }
        return index;
    }

    Members copy() {
        Members copy = new Members();
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.places = places == null ? null : new HashMap<>(places);
        copy.count = count;
        copy.alive = alive;
        return copy;
    }
}
