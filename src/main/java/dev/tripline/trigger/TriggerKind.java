package dev.tripline.trigger;

import dev.tripline.client.kubernetes.Right;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * A kind of trigger: one folder, one bean, one config record, one request record. Found by CDI.
 *
 * @param <C> the record that the trigger's section of a template is bound to
 * @param <R> what {@link #act} would do, ready to look at
 */
public interface TriggerKind<C extends Record, R extends Record & Rendered> {
    /** The {@link #precedence} of kinds that Argo Events does not know. */
    int LAST = Integer.MAX_VALUE;

    /** A part of {@code policy} that Argo Events insists on being complete. */
    enum Policy {
        NONE,
        /** {@code policy.status} */
        STATUS,
        /** {@code policy.k8s} */
        LABELS
    }

    Class<C> config();

    /** The key in a trigger template. The folder has the same name in lower case. */
    default String key() {
        String folder = getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /**
     * Which kind runs where a template names several: the one with the lowest number, of two with the same the one whose key
     * comes first in the alphabet. For Argo's kinds their place in the order of sensor specification 1.3, times ten.
     */
    default int precedence() {
        return LAST;
    }

    /** The policy that must be complete, if it is there, for a trigger of this kind. */
    default Policy policy() {
        return Policy.NONE;
    }

    /** What people should know about a config that is valid: warnings, each with the component it is about. */
    default List<Complaint> advice(C config) {
        return List.of();
    }

    /** Why no action of this kind is carried out here, for a sentence that begins with the kind; empty when they are. */
    default Optional<String> unserved() {
        return Optional.empty();
    }

    /** What the sensor's service account has to be allowed at the API server, as far as the config tells before an event. */
    default List<Right> needs(C config) {
        return List.of();
    }

    /**
     * What would be done for this firing. Pure: no network, no clock, no secret values (only their names), so that explain,
     * test and what-if show exactly what {@link #act} would send.
     *
     * @param view the firing, its events' JSON (parsed once, shared by all parameters) and the trigger's policy
     * @throws RenderFailure when the events do not hold what the parameters ask for
     */
    R render(C config, FiringView view) throws RenderFailure;

    /**
     * Does it, once. Never fails but by an {@link Outcome}; completes within the kind's own time limit. Called on an event
     * loop: must not block (a blocking client belongs on a virtual thread).
     */
    Uni<Outcome> act(R request);

    /**
     * Whether acting again after a lost answer ({@link Outcome.Unknown}) does no harm: the target is told the action's id, or
     * a repetition is harmless. The host buries what it may not repeat.
     */
    default boolean repeatable() {
        return true;
    }

    /** For people: how often an action of this kind is attempted, and what happens when nobody knows how an attempt ended. */
    default String delivery() {
        return "At least once. An attempt that did nothing is repeated as retryStrategy says. "
                + (repeatable()
                        ? "One whose answer was lost is repeated as well, under the same action id."
                        : "One whose answer was lost is not repeated: the action goes to the dead letters.");
    }

    /** For people: what tells the target the action's id, so that it recognises a repetition. Empty for kinds that are not served. */
    default String identity() {
        return "";
    }
}
