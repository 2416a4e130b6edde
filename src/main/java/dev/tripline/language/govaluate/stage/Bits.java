package dev.tripline.language.govaluate.stage;

/** Doubles as 64-bit integers, as Go converts them on amd64, out of range as well. */
final class Bits {
    private static final double TWO_TO_63 = 0x1p63;

    private Bits() {}

    /** int64(x): what does not fit, and NaN, is the smallest number. */
    static long signed(double x) {
        return x >= -TWO_TO_63 && x < TWO_TO_63 ? (long) x : Long.MIN_VALUE;
    }

    static double shiftedLeft(double x, double by) {
        long bits = unsigned(by);
        return bits >= 0 && bits < Long.SIZE ? real(unsigned(x) << bits) : 0;
    }

    static double shiftedRight(double x, double by) {
        long bits = unsigned(by);
        return bits >= 0 && bits < Long.SIZE ? real(unsigned(x) >>> bits) : 0;
    }

    /** uint64(x): in two halves, so negative numbers wrap around and what does not fit is the highest bit alone. */
    private static long unsigned(double x) {
        return x < TWO_TO_63 ? signed(x) : signed(x - TWO_TO_63) | Long.MIN_VALUE;
    }

    /** The nearest double; the lowest bit may not get lost before rounding. */
    private static double real(long unsigned) {
        return unsigned >= 0 ? unsigned : (double) (unsigned >>> 1 | unsigned & 1) * 2;
    }
}
