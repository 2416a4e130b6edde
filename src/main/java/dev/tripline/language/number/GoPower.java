package dev.tripline.language.number;

/**
 * Powers as Go's math.Pow computes them: whole exponents by squaring, with the same roundings; broken ones may differ by the last
 * bit. Stateless, safe for any thread.
 */
public final class GoPower {
    private static final int LARGEST_EXPONENT = 1 << 12;

    private GoPower() {}

    /** {@code x ** y}. Unlike Java, 1 to any power and -1 to an infinite one is 1. */
    public static double of(double x, double y) {
        if (y == 0 || x == 1 || x == -1 && Double.isInfinite(y)) {
            return 1;
        }
        boolean special = x == 0 || !Double.isFinite(x) || !Double.isFinite(y);
        if (special || Math.abs(y) >= 0x1p63 || x < 0 && y != Math.rint(y)) {
            return StrictMath.pow(x, y);
        }
        if (Math.abs(y) == 0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        return y == 1 ? x : ordinary(x, y);
    }

    private static double ordinary(double x, double y) {
        long whole = (long) Math.abs(y);
        double broken = Math.abs(y) - whole;
        if (broken > 0.5) {
            broken--;
            whole++;
        }
        double fraction = broken == 0 ? 1 : Math.exp(broken * StrictMath.log(x));
        long exponent = 0;
        long squareExponent = exponentOf(x);
        double square = Math.scalb(x, (int) -squareExponent);
        for (long rest = whole; rest != 0; rest >>= 1) {
            if (Math.abs(squareExponent) > LARGEST_EXPONENT) {
                exponent += squareExponent;
                break;
            }
            if ((rest & 1) == 1) {
                fraction *= square;
                exponent += squareExponent;
            }
            square *= square;
            squareExponent <<= 1;
            if (square < 0.5) {
                square += square;
                squareExponent--;
            }
        }
        return y < 0 ? scaled(1 / fraction, -exponent) : scaled(fraction, exponent);
    }

    /** The exponent that leaves a size of at least 0.5 and below 1. */
    private static int exponentOf(double x) {
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p53) - 52 : Math.getExponent(x) + 1;
    }

    /** In one rounding, also where the result is subnormal. */
    private static double scaled(double x, long exponent) {
        return Math.scalb(x, (int) Math.clamp(exponent, -1_000_000, 1_000_000));
    }
}
