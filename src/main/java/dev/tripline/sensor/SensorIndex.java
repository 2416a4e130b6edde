package dev.tripline.sensor;

import dev.tripline.event.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens to what: an event costs as much as the sensors that listen to it, however many there are. Immutable; a change
 * of the manifests makes a new one.
 */
public final class SensorIndex {
    private final Map<Origin, List<Sensor>> byOrigin;

    private SensorIndex(Map<Origin, List<Sensor>> byOrigin) {
        this.byOrigin = byOrigin;
    }

    public static SensorIndex of(Collection<Sensor> sensors) {
        Map<Origin, List<Sensor>> byOrigin = new HashMap<>();
        for (Sensor sensor : sensors) {
            for (Origin origin : sensor.origins()) {
                byOrigin.computeIfAbsent(origin, unused -> new ArrayList<>()).add(sensor);
            }
        }
        byOrigin.replaceAll((origin, listening) -> List.copyOf(listening));
        return new SensorIndex(Map.copyOf(byOrigin));
    }

    /** The sensors that listen, in the order of the manifests. */
    public List<Sensor> listening(Origin origin) {
        return byOrigin.getOrDefault(origin, List.of());
    }
}
