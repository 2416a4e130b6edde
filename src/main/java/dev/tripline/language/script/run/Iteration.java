package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaTable;
import org.jspecify.annotations.Nullable;

/** A library function that steps through a table, as {@code for} calls it. */
@FunctionalInterface
public interface Iteration extends Native {
    /**
     * @param control the last key; nil before the first
     * @return key and value, or nothing at the end
     */
    @Nullable Object[] next(LuaTable table, @Nullable Object control);

    @Override
    default @Nullable Object[] call(Call call) {
        return next(call.table(1), call.get(2));
    }
}
