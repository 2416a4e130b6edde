package dev.tripline.runtime.rehearsal;

import dev.tripline.event.Firing;
import dev.tripline.sensor.Sensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one event came to.
 *
 * @param filtered why the event source's own filter keeps the event from the bus; empty when it does not
 * @param judgements one for each dependency that listened, in the order of the manifests; empty when nobody did
 * @param actions what would be done, in order
 */
public record Heard(Optional<Filtered> filtered, List<Judgement> judgements, List<Action> actions) {
    /**
     * An event that its source would not publish.
     *
     * @param error why the filter could not be evaluated; empty when it said no
     */
    public record Filtered(String eventId, String expression, String error) {}

    /** One dependency's verdict. */
    public record Judgement(String sensor, String eventId, Sensor.Verdict verdict) {}

    /**
     * What a trigger would do.
     *
     * @param kind its key in the template; empty when the trigger has errors
     * @param request as rendered, secrets by name only; empty when it cannot be
     * @param error why it cannot be rendered; empty when it can
     */
    public record Action(Firing firing, String kind, Map<String, Object> request, String error) {}

    /** A trigger that has gathered some of its events. */
    public record Pending(String sensor, String trigger, List<String> have, List<String> waitingFor) {}
}
