package dev.tripline.language.jq.math;

/** The error function, good to about fourteen digits: a series near zero, a continued fraction beyond. */
public final class ErrorFunction {
    private static final double NEAR = 2;
    private static final double SMALLEST_RESULT = 28;
    private static final int TERMS = 120;

    private ErrorFunction() {}

    public static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return Math.abs(x) < NEAR ? near(x) : Math.copySign(1 - far(Math.abs(x)), x);
    }

    public static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Math.abs(x) < NEAR) {
            return 1 - near(x);
        }
        return x > 0 ? far(x) : 2 - far(-x);
    }

    private static double near(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < TERMS && Math.abs(term) > Math.ulp(sum) / 4; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double far(double x) {
        if (x > SMALLEST_RESULT) {
            return 0;
        }
        double fraction = 0;
        for (int n = TERMS; n > 0; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return Math.exp(-x * x) / (x + fraction) / Math.sqrt(Math.PI);
    }
}
