package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that order or compare the items of an array, by themselves or by keys that the prelude has computed. */
final class Sorting {
    private Sorting() {}

    private record Keyed(@Nullable Object value, @Nullable Object key) {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("sort/0", (in, args, call) -> values(sorted("sort", in, in, call.budget())));
        all.put("_sort_by/1", (in, args, call) -> values(sorted("sort_by", in, args[0], call.budget())));
        all.put("unique/0", (in, args, call) -> unique(sorted("unique", in, in, call.budget()), call.budget()));
        all.put(
                "_unique_by/1",
                (in, args, call) -> unique(sorted("unique_by", in, args[0], call.budget()), call.budget()));
        all.put(
                "_group_by/1",
                (in, args, call) -> groups(sorted("group_by", in, args[0], call.budget()), call.budget()));
        all.put("min/0", (in, args, call) -> extreme(keyed("min", in, in), true, call.budget()));
        all.put("max/0", (in, args, call) -> extreme(keyed("max", in, in), false, call.budget()));
        all.put("_min_by/1", (in, args, call) -> extreme(keyed("min_by", in, args[0]), true, call.budget()));
        all.put("_max_by/1", (in, args, call) -> extreme(keyed("max_by", in, args[0]), false, call.budget()));
        all.put("bsearch/1", (in, args, call) -> search(in, args[0], call.budget()));
    }

    private static List<Keyed> keyed(String name, @Nullable Object in, @Nullable Object keys) {
        List<@Nullable Object> list = Kinds.list(in);
        List<@Nullable Object> keyList = Kinds.list(keys);
        if (list == null || keyList == null) {
            throw name.endsWith("_by") ? Complaint.of(name, in, keys) : Complaint.of(name, in);
        }
        List<Keyed> keyed = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            keyed.add(new Keyed(list.get(i), keyList.get(i)));
        }
        return keyed;
    }

    private static List<Keyed> sorted(String name, @Nullable Object in, @Nullable Object keys, Budget budget) {
        List<Keyed> keyed = keyed(name, in, keys);
        budget.items(keyed.size());
        keyed.sort((a, b) -> Order.forSorting(a.key(), b.key(), budget));
        return keyed;
    }

    private static List<@Nullable Object> values(List<Keyed> keyed) {
        List<@Nullable Object> values = new ArrayList<>(keyed.size());
        keyed.forEach(one -> values.add(one.value()));
        return values;
    }

    private static List<@Nullable Object> unique(List<Keyed> sorted, Budget budget) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (isNew(sorted, i, budget)) {
                values.add(sorted.get(i).value());
            }
        }
        return values;
    }

    private static boolean isNew(List<Keyed> sorted, int i, Budget budget) {
        return i == 0 || !Order.same(sorted.get(i - 1).key(), sorted.get(i).key(), budget);
    }

    private static List<@Nullable Object> groups(List<Keyed> sorted, Budget budget) {
        List<@Nullable Object> groups = new ArrayList<>();
        List<@Nullable Object> group = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (isNew(sorted, i, budget)) {
                group = new ArrayList<>();
                groups.add(group);
                budget.items(1);
            }
            group.add(sorted.get(i).value());
        }
        return groups;
    }

    /** Of equal ones the first least, and the last greatest. */
    private static @Nullable Object extreme(List<Keyed> keyed, boolean least, Budget budget) {
        if (keyed.isEmpty()) {
            return null;
        }
        Keyed best = keyed.getFirst();
        for (int i = 1; i < keyed.size(); i++) {
            if (Order.compare(best.key(), keyed.get(i).key(), budget) > 0 == least) {
                best = keyed.get(i);
            }
        }
        return best.value();
    }

    /** Where it is, or as -1 - where it would be put in. */
    private static long search(@Nullable Object in, @Nullable Object wanted, Budget budget) {
        List<@Nullable Object> list = Kinds.list(in);
        if (list == null) {
            throw Complaint.of("bsearch", in, wanted);
        }
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Order.compare(list.get(middle), wanted, budget) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        boolean found = low < list.size() && Order.same(list.get(low), wanted, budget);
        return found ? low : -1L - low;
    }
}
