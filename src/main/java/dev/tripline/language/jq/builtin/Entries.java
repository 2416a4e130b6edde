package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects as arrays of keys and values, and back. */
final class Entries {
    private static final List<String> KEYS = List.of("key", "Key", "name", "Name");

    private Entries() {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("to_entries/0", (in, args, call) -> to(in, call.budget()));
        all.put("from_entries/0", (in, args, call) -> from(in, call.budget()));
    }

    private static List<@Nullable Object> to(@Nullable Object in, Budget budget) {
        List<@Nullable Object> entries = new ArrayList<>();
        Map<String, @Nullable Object> map = Kinds.map(in);
        if (map != null) {
            for (String key : Texts.keys(map, budget)) {
                add(entries, key, map.get(key), budget);
            }
            return entries;
        }
        List<@Nullable Object> list = Kinds.list(in);
        if (list == null) {
            throw Complaint.of("keys", in);
        }
        for (Object item : list) {
            add(entries, (long) entries.size(), item, budget);
        }
        return entries;
    }

    private static void add(List<@Nullable Object> entries, Object key, @Nullable Object value, Budget budget) {
        budget.members(2);
        Map<String, @Nullable Object> entry = LinkedHashMap.newLinkedHashMap(2);
        entry.put("key", key);
        entry.put("value", value);
        entries.add(entry);
        budget.append(entries.size());
    }

    private static Map<String, @Nullable Object> from(@Nullable Object in, Budget budget) {
        List<@Nullable Object> entries = ListFunctions.values(in, budget);
        if (entries == null) {
            throw new Fault("cannot iterate over: " + Preview.typed(in));
        }
        budget.members(entries.size());
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Object entry : entries) {
            Object key = key(entry, budget);
            boolean small = Boolean.TRUE.equals(Access.has(entry, "value"));
            Object value = Access.at(entry, small ? "value" : "Value", budget);
            if (!(key instanceof String name)) {
                throw Access.noKey(key);
            }
            object.put(name, value);
        }
        return object;
    }

    /** The first that is there and true, or the last. */
    private static @Nullable Object key(@Nullable Object entry, Budget budget) {
        Object key = null;
        for (String name : KEYS) {
            key = Access.at(entry, name, budget);
            if (Kinds.isTrue(key)) {
                break;
            }
        }
        return key;
    }
}
