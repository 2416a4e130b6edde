package dev.tripline.source.registration;

import java.time.Duration;
import java.util.List;

/**
 * The hooks of one event at its provider. Used by one virtual thread at a time, so everything may block, each call for a
 * bounded time; interruption ends it. Secrets are read each time, so that a changed one counts.
 */
public interface Registration {
    /** How often to look when all is well. */
    Duration EVERY = Duration.ofSeconds(60);

    /** What had to be done. */
    enum Step {
        UNCHANGED,
        CREATED,
        UPDATED
    }

    default Duration interval() {
        return EVERY;
    }

    /** What the provider is to call. */
    String url();

    /** Whether the hooks go when the event is no longer served. */
    boolean deletesOnFinish();

    /** Where a hook is to be, each as the address of the hooks there: people are told of places by it. */
    List<String> places() throws RegistrationFailure, InterruptedException;

    /** Makes sure that the place has the hook, as it is wanted. Idempotent. */
    Step ensure(String place) throws RegistrationFailure, InterruptedException;

    /** Deletes the hook that {@link #ensure} keeps there. Done as well when there is none. */
    void remove(String place) throws RegistrationFailure, InterruptedException;
}
