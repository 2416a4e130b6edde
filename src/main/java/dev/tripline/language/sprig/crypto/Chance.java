package dev.tripline.language.sprig.crypto;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.random.RandomGenerator;

/** The world's chance in the form that cryptography asks for. */
public final class Chance {
    private Chance() {}

    public static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    public static SecureRandom secure(RandomGenerator random) {
        return random instanceof SecureRandom secure ? secure : new Wrapped(random);
    }

    /** For worlds that can be repeated. */
    private static final class Wrapped extends SecureRandom {
        private static final long serialVersionUID = 1L;

        Wrapped(RandomGenerator random) {
            super(new Source(random), null);
        }
    }

    private static final class Source extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;
        private final transient RandomGenerator random;

        Source(RandomGenerator random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // The world decides.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            return Chance.bytes(random, count);
        }
    }
}
