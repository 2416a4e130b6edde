package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions of values, by {@code name/arguments}. Names that begin with an underscore are for the prelude. */
public final class Natives {
    private static final Map<String, NativeFunction> ALL = all();

    private Natives() {}

    private static Map<String, NativeFunction> all() {
        Map<String, NativeFunction> all = new HashMap<>();
        ValueFunctions.addTo(all);
        TextFunctions.addTo(all);
        ListFunctions.addTo(all);
        Formats.addTo(all);
        MathFunctions.addTo(all);
        TimeFunctions.addTo(all);
        MatchFunctions.addTo(all);
        return Collections.unmodifiableMap(all);
    }

    public static @Nullable NativeFunction find(String name, int arguments) {
        return ALL.get(name + "/" + arguments);
    }

    /** {@code name/arguments} of each. */
    public static Collection<String> names() {
        return ALL.keySet();
    }
}
