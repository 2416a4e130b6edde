package dev.tripline.runtime.rehearsal;

import dev.tripline.event.Firing;
import dev.tripline.sensor.Sensor;
import java.util.List;
import java.util.Map;

/**
 * What one event came to.
 *
 * @param judgements one for each dependency that listened, in the order of the manifests; empty when nobody did
 * @param actions what would be done, in order
 */
public record Heard(List<Judgement> judgements, List<Action> actions) {
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
