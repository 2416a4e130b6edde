package dev.tripline.language;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All that a program may know beside its input: what time it is, and chance. Injected, so that an evaluation can be repeated. */
public record World(InstantSource clock, RandomGenerator random) {
    /** The real one, for any thread. Programs make keys and passwords, so its chance is good enough for those. */
    public static World real() {
        return new World(InstantSource.system(), new SecureRandom());
    }
}
