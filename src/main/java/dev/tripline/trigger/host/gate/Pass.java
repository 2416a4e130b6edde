package dev.tripline.trigger.host.gate;

import java.time.Duration;

/** A circuit's answer to somebody who wants to make an attempt. Closed: a switch over it needs no default. */
public sealed interface Pass {
    /**
     * Go on; the circuit wants to be told what came of it.
     *
     * @param probe the one attempt that finds out whether the target is back
     */
    record Go(boolean probe) implements Pass {}

    /** Not now. Asking earlier is of no use. */
    record Wait(Duration atLeast) implements Pass {}
}
