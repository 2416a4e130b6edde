package dev.tripline.client.secret;

import java.time.Instant;
import java.util.Map;

/**
 * What was read of one Secret or ConfigMap. Never printed: it holds the values.
 *
 * @param values by key; empty when there is none
 * @param readAt when this was true
 * @param askedAt when it was asked for last, with or without success
 */
record Held(Map<String, String> values, Instant readAt, Instant askedAt) {
    Held asked(Instant now) {
        return new Held(values, readAt, now);
    }

    @Override
    public String toString() {
        return "held since " + readAt;
    }
}
