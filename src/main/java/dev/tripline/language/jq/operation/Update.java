package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.NilObject;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Preview;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value with something else at a path. What is on the way is copied once, the rest is shared. */
public final class Update {
    /** Stands where something is to be deleted once all paths have been followed. */
    static final Object HOLE = new Object();

    private static final long LARGEST_INDEX = 0x20000000;

    private final List<@Nullable Object> path;
    private final @Nullable Object value;
    private final Set<Object> owned;
    private final Budget budget;

    Update(List<@Nullable Object> path, @Nullable Object value, Set<Object> owned, Budget budget) {
        this.path = path;
        this.value = value;
        this.owned = owned;
        this.budget = budget;
    }

    /** For the arrays and objects that one assignment has made so far and nobody else has seen: they may be changed in place. */
    public static Set<Object> newOwned() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** {@code setpath(path; value)}. */
    public static @Nullable Object set(
            @Nullable Object input, @Nullable Object path, @Nullable Object value, Budget budget) {
        return set(input, path, value, newOwned(), budget);
    }

    /**
     * One of several updates of the same value.
     *
     * @param owned changed: with what this update has made
     */
    public static @Nullable Object set(
            @Nullable Object input, @Nullable Object path, @Nullable Object value, Set<Object> owned, Budget budget) {
        List<@Nullable Object> keys = Kinds.list(path);
        if (keys == null) {
            throw Complaint.of("setpath", input, path);
        }
        try {
            return new Update(keys, value, owned, budget).in(input, 0);
        } catch (Fault fault) {
            throw Complaint.because("setpath", input, path, value, fault.text());
        }
    }

    @Nullable
    Object in(@Nullable Object input, int level) {
        budget.depth(level);
        if (level == path.size()) {
            return value;
        }
        if (input == HOLE) {
            return input;
        }
        Object key = path.get(level);
        if (key instanceof String name) {
            Map<String, @Nullable Object> map = Kinds.map(input);
            if (map == null && input != null) {
                throw Access.noObject(input);
            }
            return member(map, name, level);
        }
        Long index = Numbers.toLong(key);
        Map<String, @Nullable Object> range = Kinds.map(key);
        List<@Nullable Object> list = Kinds.list(input);
        if (index == null && range == null) {
            throw list != null ? Access.noIndex(key) : Access.noKey(key);
        }
        if (list == null && input != null) {
            throw Access.noArray(input);
        }
        return index != null ? item(list, index, level) : slice(list, range == null ? Map.of() : range, level);
    }

    private @Nullable Object member(@Nullable Map<String, @Nullable Object> map, String name, int level) {
        if (value == HOLE && (map == null || !map.containsKey(name))) {
            return map == NilObject.NIL ? null : map;
        }
        Object inner = in(map == null ? null : map.get(name), level + 1);
        if (map != null && owned.contains(map)) {
            map.put(name, inner);
            budget.append(map.size());
            return map;
        }
        int size = map == null ? 0 : map.size();
        budget.members(size + 1L);
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(size + 1);
        if (map != null) {
            copy.putAll(map);
        }
        copy.put(name, inner);
        owned.add(copy);
        return copy;
    }

    private @Nullable Object item(@Nullable List<@Nullable Object> list, long index, int level) {
        int size = list == null ? 0 : list.size();
        long place = index < 0 ? index + size : index;
        if (value == HOLE && (place < 0 || place >= size)) {
            return list;
        }
        if (place < 0) {
            throw new Fault("array index should not be negative: " + Preview.of(index));
        }
        if (place >= LARGEST_INDEX) {
            throw new Fault("array index too large: " + Preview.of(index));
        }
        Object inner = in(list != null && place < size ? list.get((int) place) : null, level + 1);
        int length = (int) Math.max(size, place + 1);
        List<@Nullable Object> copy;
        if (list != null && owned.contains(list)) {
            budget.items(length - size);
            copy = list;
        } else {
            budget.items(length);
            copy = copy(list, length);
        }
        while (copy.size() <= place) {
            copy.add(null);
        }
        budget.append(copy.size());
        copy.set((int) place, inner);
        return copy;
    }

    private List<@Nullable Object> copy(@Nullable List<@Nullable Object> list, int size) {
        List<@Nullable Object> copy = new ArrayList<>(size);
        if (list != null) {
            copy.addAll(list);
        }
        owned.add(copy);
        return copy;
    }

    private @Nullable Object slice(
            @Nullable List<@Nullable Object> list, Map<String, @Nullable Object> range, int level) {
        Object start = Access.part(range, "start");
        Object end = Access.part(range, "end");
        int size = list == null ? 0 : list.size();
        int from = Access.from(start, size, false);
        int to = Access.to(end, from, size, false);
        if (from == to && value == HOLE) {
            return list;
        }
        List<@Nullable Object> whole = list == null ? List.of() : list;
        Object inner = in(whole.subList(from, to), level + 1);
        List<@Nullable Object> items = Kinds.list(inner);
        if (inner == HOLE) {
            items = Collections.nCopies(to - from, HOLE);
        } else if (items == null) {
            throw Access.noArray(inner);
        }
        int length = size - (to - from) + items.size();
        budget.items(length);
        List<@Nullable Object> copy = new ArrayList<>(length);
        copy.addAll(whole.subList(0, from));
        copy.addAll(items);
        copy.addAll(whole.subList(to, size));
        return copy;
    }
}
