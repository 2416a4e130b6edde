package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.JsonText;
import dev.tripline.language.jq.operation.Occurrences;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions for arrays and objects, but for those that order. */
final class ListFunctions {
    private ListFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        Sorting.addTo(all);
        all.put("add/0", (in, args, call) -> {
            Total total = new Total(call.budget());
            values("add", in, call.budget()).forEach(total::add);
            return total.value();
        });
        all.put("join/1", (in, args, call) -> join(in, args[0], call.budget()));
        all.put("reverse/0", (in, args, call) -> {
            List<@Nullable Object> list = list("reverse", in);
            call.budget().items(list.size());
            return new ArrayList<>(list.reversed());
        });
        all.put("flatten/0", (in, args, call) -> flatten(in, -1, call.budget()));
        all.put("flatten/1", (in, args, call) -> flatten(in, depth(args[0]), call.budget()));
        all.put("transpose/0", (in, args, call) -> transpose(in, call.budget()));
        all.put("indices/1", (in, args, call) -> Occurrences.indices("indices", in, args[0], call.budget()));
        all.put("index/1", (in, args, call) -> {
            List<@Nullable Object> found = Occurrences.indices("index", in, args[0], call.budget());
            return found == null || found.isEmpty() ? null : found.getFirst();
        });
        all.put("rindex/1", (in, args, call) -> {
            List<@Nullable Object> found = Occurrences.indices("rindex", in, args[0], call.budget());
            return found == null || found.isEmpty() ? null : found.getLast();
        });
        Entries.addTo(all);
    }

    static List<@Nullable Object> list(String name, @Nullable Object in) {
        List<@Nullable Object> list = Kinds.list(in);
        if (list == null) {
            throw Complaint.of(name, in);
        }
        return list;
    }

    /** Of an array or, in the order of its keys, of an object; null for other kinds. */
    static @Nullable List<@Nullable Object> values(@Nullable Object in, Budget budget) {
        Map<String, @Nullable Object> map = Kinds.map(in);
        if (map == null) {
            return Kinds.list(in);
        }
        List<@Nullable Object> values = new ArrayList<>(map.size());
        for (String key : Texts.keys(map, budget)) {
            values.add(map.get(key));
        }
        return values;
    }

    static List<@Nullable Object> values(String name, @Nullable Object in, Budget budget) {
        List<@Nullable Object> values = values(in, budget);
        if (values == null) {
            throw Complaint.of(name, in);
        }
        return values;
    }

    private static @Nullable Object join(@Nullable Object in, @Nullable Object separator, Budget budget) {
        List<@Nullable Object> values = values(in, budget);
        if (values == null) {
            throw Complaint.of("join", in, separator);
        }
        Total total = new Total(budget);
        total.add("");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (i > 0) {
                total.add(separator);
            }
            boolean written = value instanceof Boolean || Numbers.isNumber(value);
            total.add(written ? JsonText.of(value, budget) : value);
        }
        return total.value();
    }

    private static double depth(@Nullable Object depth) {
        Double levels = Numbers.toDouble(depth);
        if (levels == null) {
            throw Complaint.of("flatten", depth);
        }
        if (levels < 0 || levels.isNaN()) {
            throw new Fault("flatten depth should not be negative: " + Preview.of(levels));
        }
        return levels;
    }

    /**
     * @param levels negative for all
     */
    private static List<@Nullable Object> flatten(@Nullable Object in, double levels, Budget budget) {
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(values("flatten", in, budget), levels, flat, budget, 0);
        return flat;
    }

    private static void flatten(
            List<@Nullable Object> list, double levels, List<@Nullable Object> flat, Budget budget, int depth) {
        budget.depth(depth);
        for (Object item : list) {
            List<@Nullable Object> inner = Kinds.list(item);
            if (inner != null && levels != 0) {
                flatten(inner, levels - 1, flat, budget, depth + 1);
            } else {
                flat.add(item);
                budget.append(flat.size());
                budget.touch();
            }
        }
    }

    private static List<@Nullable Object> transpose(@Nullable Object in, Budget budget) {
        List<@Nullable Object> rows = list("transpose", in);
        int width = 0;
        for (Object row : rows) {
            List<@Nullable Object> items = Kinds.list(row);
            if (items == null) {
                throw Complaint.of("transpose", in);
            }
            width = Math.max(width, items.size());
        }
        budget.items(width);
        List<@Nullable Object> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            budget.items(rows.size());
            List<@Nullable Object> column = new ArrayList<>(rows.size());
            for (Object row : rows) {
                List<@Nullable Object> items = Kinds.list(row);
                column.add(items != null && i < items.size() ? items.get(i) : null);
            }
            columns.add(column);
        }
        return columns;
    }
}
