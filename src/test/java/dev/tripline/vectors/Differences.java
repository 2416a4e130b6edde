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
        // Event sources.
        because(
                "what a provider or the calendar calls an occurrence is its id, so that a repetition is recognised",
                "ce.random-id-calendar",
                "ce.random-id-github");
        because(
                "a filter that cannot be compiled is refused when the manifest is loaded, instead of dropping every event",
                "webhook.filter-error-still-200");
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
