package dev.tripline.language.sprig.crypto.password;

import java.math.BigInteger;

/** The binary digits of pi behind the point, from which Blowfish takes its tables. */
final class Pi {
    /** Lost to rounding. */
    private static final int SPARE = 64;

    private Pi() {}

    /** The first words of 32 bits. */
    static int[] words(int count) {
        int bits = 32 * count + SPARE;
        // Machin: pi/4 = 4 atan(1/5) - atan(1/239).
        BigInteger quarter = inverseTangent(5, bits).shiftLeft(2).subtract(inverseTangent(239, bits));
        BigInteger fraction =
                quarter.shiftLeft(2).subtract(BigInteger.valueOf(3).shiftLeft(bits));
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = fraction.shiftRight(bits - 32 * (i + 1)).intValue();
        }
        return words;
    }

    /** atan(1/x) with so many binary digits. */
    private static BigInteger inverseTangent(int x, int bits) {
        BigInteger square = BigInteger.valueOf((long) x * x);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(x));
        BigInteger sum = power;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
