package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaFunction;
import org.jspecify.annotations.Nullable;

/** A function of the library. Stateless ones are shared by all runs. */
@FunctionalInterface
public interface Native extends LuaFunction {
    /** Nothing returned. */
    @Nullable Object[] NOTHING = {};

    @Nullable Object[] call(Call call);
}
