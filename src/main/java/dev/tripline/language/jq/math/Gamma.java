package dev.tripline.language.jq.math;

/** The gamma function, good to about fourteen digits: Stirling's series, shifted to where it converges. */
public final class Gamma {
    private static final double HALF_LOG_2PI = 0.918938533204672741780329736406;
    private static final double FAR_ENOUGH = 20;
    private static final double LARGEST = 171.7;
    private static final int FACTORIALS = 24;

    /** Of the powers of 1/x, from the first, every second. */
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private Gamma() {}

    public static double gamma(double x) {
        if (Double.isNaN(x) || x == Double.NEGATIVE_INFINITY || x < 0 && x == Math.rint(x)) {
            return Double.NaN;
        }
        if (x == 0) {
            return 1 / x;
        }
        if (x > LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0.5) {
            return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
        }
        if (x == Math.rint(x) && x < FACTORIALS) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        double shift = 1;
        double far = x;
        while (far < FAR_ENOUGH) {
            shift *= far++;
        }
        double half = StrictMath.pow(far, far / 2 - 0.25);
        return half * Math.exp(-far) * half * Math.exp(HALF_LOG_2PI + series(far)) / shift;
    }

    /** Of its absolute value. */
    public static double logGamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x) || x <= 0 && x == Math.rint(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0) {
            return Math.log(Math.PI / Math.abs(x * Math.sin(Math.PI * x))) - logGamma(-x);
        }
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x < FAR_ENOUGH) {
            return Math.log(gamma(x));
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + series(x);
    }

    private static double series(double x) {
        double sum = 0;
        double square = x * x;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            sum = sum / square + SERIES[i];
        }
        return sum / x;
    }
}
