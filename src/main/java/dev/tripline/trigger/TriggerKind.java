package dev.tripline.trigger;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import io.smallrye.mutiny.Uni;

/**
 * A kind of trigger: one folder, one bean, one config record, one request record. Found by CDI.
 *
 * @param <C> the record that the trigger's section of a template is bound to
 * @param <R> what {@link #act} would do, ready to look at
 */
public interface TriggerKind<C extends Record, R extends Record & Rendered> {
    Class<C> config();

    /** The key in a trigger template. The folder has the same name in lower case. */
    default String key() {
        String folder = getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /**
     * What would be done for this firing. Pure: no network, no clock, no secret values (only their names), so that explain,
     * test and what-if show exactly what {@link #act} would send.
     *
     * @throws RenderFailure when the events do not hold what the parameters ask for
     */
    R render(C config, Firing firing) throws RenderFailure;

    /**
     * Does it, once. Never fails but by an {@link Outcome}; completes within the kind's own time limit. Called on an event
     * loop: must not block (a blocking client belongs on a virtual thread).
     */
    Uni<Outcome> act(R request);
}
