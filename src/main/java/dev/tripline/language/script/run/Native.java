package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import org.jspecify.annotations.Nullable;

/** A function of the library. Stateless ones are shared by all runs. */
@FunctionalInterface
public interface Native extends LuaFunction {
    /** Nothing returned. */
    @Nullable
    Object[] NOTHING = {};

    @Nullable
    Object[] call(Call call);

    /** A function that steps through a table, as {@code for} calls it. */
    @FunctionalInterface
    interface Iteration extends Native {
        /**
         * @param control the last key; nil before the first
         * @return key and value, or nothing at the end
         */
        @Nullable
        Object[] next(LuaTable table, @Nullable Object control);

        @Override
        default @Nullable Object[] call(Call call) {
            return next(call.table(1), call.get(2));
        }
    }
}
