package dev.tripline.event.decision;

import dev.tripline.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * Everything that was decided about one event.
 *
 * @param sequence the event's place in its stream
 * @param sensors those that listened, in the order of the manifests; empty when nobody did
 */
public record Decision(Event event, long sequence, Instant at, List<OfSensor> sensors) {
    /**
     * One sensor's part.
     *
     * @param generation the version of the sensor that decided
     */
    public record OfSensor(
            String sensor, String generation, List<OfDependency> dependencies, List<OfTrigger> triggers) {}

    /**
     * @param error why it could not be evaluated; empty when it could
     */
    public record OfDependency(String dependency, boolean passed, String error, List<Check> checks) {}

    /**
     * @param condition as evaluated, e.g. {@code a&&b}
     * @param have the dependencies that are there now, remembered ones included
     * @param missing the other dependencies of the condition
     * @param actionIds of the actions that shall run; empty unless fired
     * @param atOnce the actions are attempted right after the decision, while the event is held: they are not in the actions
     *     stream unless they have to wait
     */
    public record OfTrigger(
            String trigger,
            String condition,
            Result result,
            List<String> have,
            List<String> missing,
            List<String> actionIds,
            boolean atOnce) {}

    public enum Result {
        FIRED,
        /** The event counts, and others are waited for. */
        WAITING,
        /** No dependency of the trigger passed. */
        NOT_RUN
    }

    public Decision {
        sensors = List.copyOf(sensors);
    }

    /** How many actions it led to. */
    public int actions() {
        return sensors.stream()
                .flatMap(sensor -> sensor.triggers().stream())
                .mapToInt(trigger -> trigger.actionIds().size())
                .sum();
    }
}
