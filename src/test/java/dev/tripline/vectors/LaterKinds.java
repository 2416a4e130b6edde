package dev.tripline.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/** Kinds of cases whose subject is not built yet, each with its reason. A kind that is listed here and has a check is a mistake. */
final class LaterKinds {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        // Filled by the parts of the house.
    }

    private LaterKinds() {}

    private static void because(String reason, String... kinds) {
        for (String kind : kinds) {
            REASONS.put(kind, reason);
        }
    }

    static Map<String, String> reasons() {
        return REASONS;
    }
}
