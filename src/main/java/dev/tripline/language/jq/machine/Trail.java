package dev.tripline.language.jq.machine;

import dev.tripline.language.jq.value.Budget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in its argument {@code path(...)} is.
 *
 * @param before null at the root only
 * @param key the last step
 * @param value what is there
 * @param length the number of steps
 */
public record Trail(
        @Nullable Trail before,
        @Nullable Object key,
        @Nullable Object value,
        int length) {
    public static Trail root(@Nullable Object value) {
        return new Trail(null, null, value, 0);
    }

    public Trail step(@Nullable Object next, @Nullable Object there) {
        return new Trail(this, next, there, length + 1);
    }

    /** Whether the value is still the one that the steps lead to, and not one that was computed. */
    public boolean leadsTo(@Nullable Object other) {
        if (other instanceof List || other instanceof Map) {
            return other == value;
        }
        if (other instanceof Double a && value instanceof Double b) {
            return a.doubleValue() == b.doubleValue() || a.isNaN() && b.isNaN();
        }
        return java.util.Objects.equals(other, value);
    }

    public List<@Nullable Object> keys(Budget budget) {
        budget.items(length);
        List<@Nullable Object> keys = new ArrayList<>(length);
        for (Trail at = this; at.before != null; at = at.before) {
            keys.add(at.key);
        }
        Collections.reverse(keys);
        return keys;
    }
}
