package dev.tripline.trigger.host.gate;

import java.util.Optional;

/**
 * What can call an action off before it has begun, or between its attempts.
 *
 * @param onResolve it is called off once the episode of one of its events is over
 * @param cooldown it is called off when another of its key has begun lately
 */
public record Restraint(boolean onResolve, Optional<Cooldown> cooldown) {
    public static final Restraint NONE = new Restraint(false, Optional.empty());
}
