package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code table}. */
final class TableLibrary {
    static final Map<String, Native> FUNCTIONS = Map.of(
            "concat",
            TableLibrary::concat,
            "getn",
            call -> Call.one((double) call.table(1).length()),
            "insert",
            TableLibrary::insert,
            "maxn",
            call -> Call.one((double) call.table(1).length()),
            "remove",
            call -> Call.one(call.table(1).remove(call.count() == 1 ? -1 : call.index(2))),
            "sort",
            TableLibrary::sort);

    /** Up to here Go sorts by insertion, which shows when the comparison makes no sense. */
    private static final int FEW = 12;

    private TableLibrary() {}

    private static @Nullable Object[] insert(Call call) {
        LuaTable table = call.table(1);
        if (call.count() == 1) {
            throw call.machine().error("wrong number of arguments");
        }
        if (call.count() == 2) {
            table.append(call.get(2));
        } else {
            table.insert(call.index(2), call.any(3));
        }
        return Native.NOTHING;
    }

    /** A single number stays one, as in gopher-lua. */
    private static @Nullable Object[] concat(Call call) {
        LuaTable table = call.table(1);
        String separator = call.text(2, "");
        int length = table.length();
        int from = call.index(3, 1);
        int to = Math.min(call.index(4, length), length);
        if (call.count() == 3 && (from > length || from < 1)) {
            return Call.one("");
        }
        Text out = new Text(call.budget());
        int first = Math.max(Math.min(from, length), 1);
        for (int i = first; i <= to; i++) {
            Object value = table.at(i);
            if (!(value instanceof String || value instanceof Double)) {
                throw call.machine()
                        .error("invalid value (" + LuaType.name(value) + ") at index " + i + " in table for concat");
            }
            if (first == to) {
                return Call.one(value);
            }
            out.append(i == first ? "" : separator).append(LuaType.text(value));
        }
        return Call.one(out.toString());
    }

    private static @Nullable Object[] sort(Call call) {
        LuaTable table = call.table(1);
        LuaFunction order = call.count() == 1 ? null : call.function(2);
        @Nullable Object[] items = table.items();
        if (items.length <= FEW) {
            insertion(call, order, items);
        } else {
            merge(call, order, items, new Object[items.length], 0, items.length);
        }
        table.items(items);
        return Native.NOTHING;
    }

    private static boolean less(Call call, @Nullable LuaFunction order, @Nullable Object a, @Nullable Object b) {
        call.budget().step();
        return order == null
                ? call.machine().less(a, b)
                : LuaType.truth(call.machine().callForOne(order, a, b));
    }

    private static void insertion(Call call, @Nullable LuaFunction order, @Nullable Object[] items) {
        for (int i = 1; i < items.length; i++) {
            for (int j = i; j > 0 && less(call, order, items[j], items[j - 1]); j--) {
                Object moved = items[j];
                items[j] = items[j - 1];
                items[j - 1] = moved;
            }
        }
    }

    private static void merge(
            Call call,
            @Nullable LuaFunction order,
            @Nullable Object[] items,
            @Nullable Object[] spare,
            int from,
            int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        merge(call, order, items, spare, from, middle);
        merge(call, order, items, spare, middle, to);
        System.arraycopy(items, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = left == middle || right < to && less(call, order, spare[right], spare[left]);
            items[i] = takeRight ? spare[right++] : spare[left++];
        }
    }
}
