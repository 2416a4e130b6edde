package dev.tripline.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cases that do not hold on purpose, each with its reason; docs/compatibility.md says the same to people. A case that is
 * listed here and holds is a mistake in the list.
 */
final class Differences {
    private static final Map<String, String> BY_ID = new LinkedHashMap<>();

    static {
        // One block for each part of the house.

        because("scripts cannot make code of text: no load, no loadstring", "lua-filter-063");
        because("scripts have no io: its stdout shows gopher-lua's insides in JSON", "lua-transform-062");
    }

    private Differences() {}

    private static void because(String reason, String... ids) {
        for (String id : ids) {
            if (BY_ID.put(id, reason) != null) {
                throw new IllegalStateException(id + " is listed twice");
            }
        }
    }

    static Map<String, String> byId() {
        return BY_ID;
    }
}
