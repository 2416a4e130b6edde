package dev.tripline.runtime.deploy;

import dev.tripline.event.Origin;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.SensorIndex;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests in force, compiled. Immutable; a change makes a new one, swapped in whole.
 *
 * @param plans by sensor and trigger name
 * @param startAfter the sequence after which a sensor sees events: the stream's newest when it was accepted
 */
public record Deployment(
        List<Sensor> sensors,
        SensorIndex index,
        Map<String, Map<String, TriggerPlan>> plans,
        Map<String, Long> startAfter) {

    public static final Deployment EMPTY = new Deployment(List.of(), SensorIndex.of(List.of()), Map.of(), Map.of());

    public Deployment startingAfter(Map<String, Long> sequences) {
        return new Deployment(sensors, index, plans, Map.copyOf(sequences));
    }

    /** The sensors that decide about an event at this place of the stream. */
    public List<Sensor> listening(Origin origin, long sequence) {
        List<Sensor> listening = index.listening(origin);
        for (Sensor sensor : listening) {
            if (startAfter.getOrDefault(sensor.name(), 0L) >= sequence) {
                return listening.stream()
                        .filter(one -> startAfter.getOrDefault(one.name(), 0L) < sequence)
                        .toList();
            }
        }
        return listening;
    }

    /** The generation of each sensor by name, in the order of the manifests. */
    public Map<String, String> generations() {
        Map<String, String> generations = new LinkedHashMap<>();
        sensors.forEach(sensor -> generations.put(sensor.name(), sensor.generation()));
        return generations;
    }

    /** Also of a dlqTrigger, whose name is that of its trigger with {@link TriggerPlan#DLQ} behind it. */
    public Optional<TriggerPlan> plan(String sensor, String trigger) {
        Optional<TriggerPlan> named =
                Optional.ofNullable(plans.getOrDefault(sensor, Map.of()).get(trigger));
        if (named.isPresent() || !trigger.endsWith(TriggerPlan.DLQ)) {
            return named;
        }
        String before = trigger.substring(0, trigger.length() - TriggerPlan.DLQ.length());
        return plan(sensor, before).flatMap(TriggerPlan::dlq);
    }
}
