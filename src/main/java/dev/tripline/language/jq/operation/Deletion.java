package dev.tripline.language.jq.operation;

import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code delpaths}: first a hole at each path, so that indices stay what they are, then everything without holes. */
public final class Deletion {
    private final Budget budget;

    private Deletion(Budget budget) {
        this.budget = budget;
    }

    public static @Nullable Object delete(@Nullable Object input, @Nullable Object paths, Budget budget) {
        List<@Nullable Object> all = Kinds.list(paths);
        if (all == null) {
            throw Complaint.of("delpaths", input, paths);
        }
        if (all.isEmpty()) {
            return input;
        }
        Object holed = input;
        Set<Object> owned = Update.newOwned();
        for (Object one : all) {
            List<@Nullable Object> path = Kinds.list(one);
            if (path == null) {
                throw Complaint.because(
                        "delpaths", input, paths, Access.noArray(one).text());
            }
            try {
                holed = new Update(path, Update.HOLE, owned, budget).in(holed, 0);
            } catch (Fault fault) {
                throw Complaint.because("delpaths", input, paths, fault.text());
            }
        }
        return new Deletion(budget).filled(holed, 0);
    }

    private @Nullable Object filled(@Nullable Object value, int depth) {
        budget.depth(depth);
        if (value == Update.HOLE) {
            return null;
        }
        Map<String, @Nullable Object> map = Kinds.map(value);
        if (map != null && !map.isEmpty()) {
            return members(map, depth);
        }
        List<@Nullable Object> list = Kinds.list(value);
        return list == null ? value : items(list, depth);
    }

    private Map<String, @Nullable Object> members(Map<String, @Nullable Object> map, int depth) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        boolean changed = false;
        for (Map.Entry<String, @Nullable Object> member : map.entrySet()) {
            Object old = member.getValue();
            if (old == Update.HOLE) {
                changed = true;
                continue;
            }
            Object filled = filled(old, depth + 1);
            changed |= filled != old;
            copy.put(member.getKey(), filled);
        }
        budget.members(copy.size());
        return changed ? copy : map;
    }

    private List<@Nullable Object> items(List<@Nullable Object> list, int depth) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object old : list) {
            if (old == Update.HOLE) {
                changed = true;
                continue;
            }
            Object filled = filled(old, depth + 1);
            changed |= filled != old;
            copy.add(filled);
        }
        budget.items(copy.size());
        return changed ? copy : list;
    }
}
