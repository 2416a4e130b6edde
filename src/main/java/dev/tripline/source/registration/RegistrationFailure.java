package dev.tripline.source.registration;

import java.time.Duration;
import java.util.Optional;

/** Why a hook could not be registered, or deleted. Holds no secret. */
public final class RegistrationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** How far it reaches: one place; perhaps others too, since the provider seems unwell; everything. */
    public enum Reach {
        PLACE,
        PERHAPS_ALL,
        ALL
    }

    private final Reach reach;
    private final String code;
    private final transient Optional<Duration> wait;

    private RegistrationFailure(Reach reach, String code, String message, Optional<Duration> wait) {
        super(message);
        this.reach = reach;
        this.code = code;
        this.wait = wait;
    }

    /**
     * @param code the sort of failure, the same each time: people are told when it changes
     */
    public static RegistrationFailure of(Reach reach, String code, String message) {
        return new RegistrationFailure(reach, code, message, Optional.empty());
    }

    /** The provider says when to come again. */
    public RegistrationFailure after(Optional<Duration> wait) {
        return new RegistrationFailure(reach, code, String.valueOf(getMessage()), wait);
    }

    public Reach reach() {
        return reach;
    }

    public String code() {
        return code;
    }

    /** The shortest time until the next attempt; empty when the provider does not say. */
    public Optional<Duration> pause() {
        return wait;
    }
}
