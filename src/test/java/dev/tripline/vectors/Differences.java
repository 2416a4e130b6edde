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

        because(
                "a trigger without retryStrategy gets five attempts, not one",
                "execution-at-least-once-without-strategy-tries-once");
        because(
                "a quoted factor is a load error, not a trigger that never acts",
                "execution-quoted-factor-in-backoff-prevents-execution");
        because("dlqTrigger is checked, but not carried out yet", "execution-dlq-runs-after-retries");
        because("the sensor's room does not read conditionsReset yet", "validate-triggers-reset-bad-zone");
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
