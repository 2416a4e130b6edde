package dev.tripline.language.sprig;

import dev.tripline.language.function.GoFunction;
import java.util.Map;

/** The functions of Sprig 3.3.0, without {@code env}, {@code expandenv} and {@code getHostByName}. */
public final class Sprig {
    private Sprig() {}

    /** By name; the same map each time. */
    public static Map<String, GoFunction> functions() {
        return Map.of();
    }
}
