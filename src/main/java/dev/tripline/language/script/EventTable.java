package dev.tripline.language.script;

import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.Bytes;
import dev.tripline.language.script.value.LuaTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event's body as Argo Events gives it to a script: members that are null are absent, items that are null or lists too. */
final class EventTable {
    private EventTable() {}

    static LuaTable of(Map<?, ?> body, Budget budget) {
        LuaTable table = new LuaTable(budget).foreign();
        body.forEach((name, value) -> {
            Object converted = value instanceof List<?> list ? items(list, budget) : value(value, budget);
            if (converted != null) {
                table.set(Bytes.of(String.valueOf(name)), converted);
            }
        });
        return table;
    }

    private static LuaTable items(List<?> list, Budget budget) {
        LuaTable table = new LuaTable(budget).foreign();
        for (Object item : list) {
            table.append(value(item, budget));
        }
        return table;
    }

    private static @Nullable Object value(@Nullable Object value, Budget budget) {
        return switch (value) {
            case String text -> Bytes.of(text);
            case Number number -> number.doubleValue();
            case Boolean bool -> bool;
            case Map<?, ?> map -> of(map, budget);
            case null, default -> null;
        };
    }
}
