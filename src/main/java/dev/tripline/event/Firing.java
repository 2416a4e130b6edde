package dev.tripline.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sensor's decision that one trigger shall act, with the events that took part.
 *
 * @param actionId the same for the same sensor, trigger and events, however often the decision is repeated
 * @param generation the version of the sensor that decided
 * @param events by dependency name, in the order of the sensor's dependencies
 */
public record Firing(
        String actionId, String sensor, String generation, String trigger, Map<String, Event> events, Instant at) {
    public Firing {
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }
}
