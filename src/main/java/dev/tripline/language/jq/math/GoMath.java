package dev.tripline.language.jq.math;

/** Functions whose last digit, or whose special cases, differ between Go and Java. */
public final class GoMath {
    private static final double LN2 = 0.693147180559945309417232121458176568;
    private static final double LOG2_E = 1.442695040888963407359924681001892137;
    private static final double LOG10_E = 0.434294481903251827651128918916605082;
    private static final int BIAS = 1023;
    private static final int LEAST_EXPONENT = -1074;

    private GoMath() {}

    /** Between a half and one, or the number itself when it is zero or not finite. */
    public static double fraction(double x) {
        return x == 0 || !Double.isFinite(x) ? x : scale(x, -exponent(x));
    }

    /** The power of two that belongs to {@link #fraction}. */
    public static int exponent(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return 0;
        }
        int exponent = Math.getExponent(x);
        return exponent >= Double.MIN_EXPONENT ? exponent + 1 : Math.getExponent(x * 0x1p54) - 53;
    }

    /** {@code x * 2^power}. */
    public static double scale(double x, long power) {
        int bounded = (int) Math.clamp(power, -3L * BIAS, 3L * BIAS);
        return Math.scalb(x, bounded);
    }

    public static double log2(double x) {
        double fraction = fraction(x);
        int exponent = exponent(x);
        return fraction == 0.5 ? exponent - 1.0 : StrictMath.log(fraction) * LOG2_E + exponent;
    }

    public static double log10(double x) {
        return StrictMath.log(x) * LOG10_E;
    }

    public static double logb(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Double.isInfinite(x) ? Double.POSITIVE_INFINITY : Double.isNaN(x) ? x : exponent(x) - 1.0;
    }

    public static double exp2(double x) {
        return Math.rint(x) == x && x > LEAST_EXPONENT && x < BIAS ? scale(1, (long) x) : StrictMath.pow(2, x);
    }

    /** By repeated squaring of the fraction, which is what sets the last digit. */
    public static double pow(double x, double y) {
        if (x == 0 || y == 0 || !Double.isFinite(x) || !Double.isFinite(y) || Math.abs(y) >= 0x1p63) {
            return x == 1 ? 1 : x == -1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
        }
        if (y == 0.5 || y == -0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        double size = Math.abs(y);
        double whole = Math.floor(size);
        double rest = size - whole;
        if (rest != 0 && x < 0) {
            return Double.NaN;
        }
        double product = 1;
        if (rest != 0) {
            if (rest > 0.5) {
                rest--;
                whole++;
            }
            product = StrictMath.exp(rest * StrictMath.log(x));
        }
        return squared(x, (long) whole, product, y < 0);
    }

    /** A factor times x to the whole power, or one divided by that. */
    private static double squared(double x, long whole, double factor, boolean inverse) {
        double product = factor;
        double fraction = fraction(x);
        long power = exponent(x);
        long sum = 0;
        for (long i = whole; i != 0; i >>= 1) {
            if (power < -1L << 12 || power > 1L << 12) {
                sum += power;
                break;
            }
            if ((i & 1) == 1) {
                product *= fraction;
                sum += power;
            }
            fraction *= fraction;
            power <<= 1;
            if (fraction < 0.5) {
                fraction += fraction;
                power--;
            }
        }
        return inverse ? scale(1 / product, -sum) : scale(product, sum);
    }

    /** Half away from zero. */
    public static double round(double x) {
        double whole = Math.rint(x);
        return Math.abs(x - whole) == 0.5 ? Math.copySign(Math.floor(Math.abs(x)) + 1, x) : Math.copySign(whole, x);
    }

    public static double trunc(double x) {
        return Math.copySign(Math.floor(Math.abs(x)), x);
    }

    public static double asinh(double x) {
        double size = Math.abs(x);
        double result = size > 0x1p28
                ? StrictMath.log(size) + LN2
                : size > 2
                        ? StrictMath.log(2 * size + 1 / (Math.sqrt(size * size + 1) + size))
                        : size < 0x1p-28
                                ? size
                                : StrictMath.log1p(size + size * size / (1 + Math.sqrt(1 + size * size)));
        return Math.copySign(result, x);
    }

    public static double acosh(double x) {
        if (x < 1 || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x >= 0x1p28) {
            return StrictMath.log(x) + LN2;
        }
        double t = x - 1;
        return x > 2
                ? StrictMath.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)))
                : StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
    }

    public static double atanh(double x) {
        double size = Math.abs(x);
        if (size > 1 || Double.isNaN(x)) {
            return Double.NaN;
        }
        double twice = size + size;
        double result = size < 0x1p-28
                ? size
                : 0.5 * StrictMath.log1p(size < 0.5 ? twice + twice * size / (1 - size) : twice / (1 - size));
        return Math.copySign(result, x);
    }

    public static double hypot(double a, double b) {
        double greater = Math.max(Math.abs(a), Math.abs(b));
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Double.POSITIVE_INFINITY;
        }
        if (greater == 0 || Double.isNaN(greater)) {
            return greater;
        }
        double ratio = Math.min(Math.abs(a), Math.abs(b)) / greater;
        return greater * Math.sqrt(1 + ratio * ratio);
    }

    /** As C's fmax, for which NaN is no number to choose. */
    public static double max(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    public static double min(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    /** What is left of a after b, or zero. */
    public static double dim(double a, double b) {
        double difference = a - b;
        return difference <= 0 ? 0 : difference;
    }

    /** The remainder that has the sign of a when it is zero. */
    public static double drem(double a, double b) {
        double rest = Math.IEEEremainder(a, b);
        return rest == 0 ? Math.copySign(rest, a) : rest;
    }
}
