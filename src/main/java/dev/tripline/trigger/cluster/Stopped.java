package dev.tripline.trigger.cluster;

import dev.tripline.event.Outcome;

/** The attempt is over before its end: how. */
public class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    public Stopped(Outcome outcome) {
        super(outcome.detail(), null, false, false);
        this.outcome = outcome;
    }

    /** Nothing happened, and trying again cannot help. */
    public static Stopped rejected(String why) {
        return new Stopped(new Outcome.Rejected(why));
    }

    /** Nothing happened, and trying again may help. */
    public static Stopped retry(String why) {
        return new Stopped(new Outcome.Retry(why));
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Somebody else changed the object in between: it may be read anew. */
    public static final class Conflict extends Stopped {
        private static final long serialVersionUID = 1L;

        Conflict(String why) {
            super(new Outcome.Retry(why));
        }
    }
}
