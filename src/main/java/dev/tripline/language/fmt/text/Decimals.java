package dev.tripline.language.fmt.text;

import dev.tripline.language.number.GoNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The digits of a number that is not negative: strconv.FormatFloat. Rounds the exact value, halves to even. */
public final class Decimals {
    /** Beyond this all digits of any double are zeros. */
    private static final int ENOUGH = 1100;

    private static final int MANTISSA_BITS = 52;

    private Decimals() {}

    /**
     * @param precision negative for the fewest digits that read back the same
     */
    public static String text(double x, char verb, int precision) {
        return switch (verb) {
            case 'e' -> scientific(x, precision);
            case 'E' -> scientific(x, precision).toUpperCase(Locale.ROOT);
            case 'f' -> precision < 0 ? GoNumber.plain(x) : fixed(x, precision);
            case 'g' -> general(x, precision);
            case 'G' -> general(x, precision).toUpperCase(Locale.ROOT);
            case 'b' -> binary(x);
            case 'x' -> hex(x, precision);
            default -> hex(x, precision).toUpperCase(Locale.ROOT);
        };
    }

    private static String fixed(double x, int precision) {
        int scale = Math.min(precision, ENOUGH);
        String text = new BigDecimal(x).setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
        return text + "0".repeat(precision - scale);
    }

    /** Rounded to that many significant digits, without zeros at the end. */
    private static BigDecimal rounded(double x, int digits) {
        MathContext context = new MathContext(Math.min(digits, ENOUGH), RoundingMode.HALF_EVEN);
        return new BigDecimal(x).round(context).stripTrailingZeros();
    }

    private static String scientific(double x, int precision) {
        BigDecimal value = precision < 0 ? new BigDecimal(Double.toString(x)) : rounded(x, precision + 1);
        return scientific(value.stripTrailingZeros(), precision);
    }

    /** One digit, a point, the others filled with zeros up to the precision, and the exponent. */
    private static String scientific(BigDecimal value, int precision) {
        String digits = value.unscaledValue().toString();
        int exponent = value.signum() == 0 ? 0 : digits.length() - 1 - value.scale();
        int places = Math.max(precision, digits.length() - 1);
        String fraction = digits.substring(1) + "0".repeat(places - digits.length() + 1);
        return digits.charAt(0) + (fraction.isEmpty() ? "" : "." + fraction) + exponent('e', exponent);
    }

    private static String exponent(char letter, int exponent) {
        int size = Math.abs(exponent);
        return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    private static String general(double x, int precision) {
        if (precision < 0) {
            return GoNumber.print(x);
        }
        int wanted = Math.max(1, precision);
        BigDecimal value = rounded(x, wanted);
        int count = value.precision();
        int exponent = value.signum() == 0 ? 0 : count - 1 - value.scale();
        int from = wanted > count && count >= exponent + 1 ? count : wanted;
        return exponent < -4 || exponent >= from ? scientific(value, 0) : value.toPlainString();
    }

    private static String binary(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int raw = (int) (bits >>> MANTISSA_BITS);
        long mantissa = bits & (1L << MANTISSA_BITS) - 1;
        int exponent = Math.max(raw, 1) - 1023 - MANTISSA_BITS;
        return (raw == 0 ? mantissa : mantissa | 1L << MANTISSA_BITS) + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** {@code 0x1.8p+01}: normalized, the precision counts hexadecimal digits. */
    private static String hex(double x, int precision) {
        if (x == 0) {
            return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "p+00";
        }
        int exponent = Math.getExponent(x < Double.MIN_NORMAL ? x * 0x1p60 : x) - (x < Double.MIN_NORMAL ? 60 : 0);
        BigDecimal sixteen = BigDecimal.valueOf(16);
        // Exact: a power of two times 52 bits.
        BigDecimal mantissa = new BigDecimal(Math.scalb(Math.scalb(x, -exponent / 2), -exponent + exponent / 2));
        int places = Math.min(precision < 0 ? 13 : precision, 13);
        BigDecimal scaled = mantissa.multiply(sixteen.pow(places)).setScale(0, RoundingMode.HALF_EVEN);
        if (scaled.compareTo(sixteen.pow(places).add(sixteen.pow(places))) >= 0) {
            scaled = scaled.divide(BigDecimal.TWO, RoundingMode.HALF_EVEN);
            exponent++;
        }
        String digits = scaled.toBigInteger().toString(16);
        String fraction = precision < 0 ? digits.substring(1).replaceFirst("0+$", "") : digits.substring(1);
        fraction += "0".repeat(Math.max(0, precision - places));
        return "0x1" + (fraction.isEmpty() ? "" : "." + fraction) + exponent('p', exponent);
    }
}
