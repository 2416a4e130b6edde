package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes means, as Go's yaml.v2 (inside sigs.k8s.io/yaml) decides it; pinned by
 * {@code vectors/lang-yaml.jsonl}. Timestamps and base-60 numbers are text. Integers are exact within 64 bits, everything
 * else is a double, as in JSON made by Go.
 */
final class PlainScalars {
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern ENDLESS = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final int[] RADIX = {0, 0, 16, 2, 8, 10};
    private static final BigInteger LOWEST = BigInteger.ONE.shiftLeft(63).negate();
    private static final BigInteger HIGHEST = BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE);
    private static final BigInteger HIGHEST_UNSIGNED =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int MAX_LENGTH = 400;

    private PlainScalars() {}

    /** True for the infinities and not-a-number, which have no place in JSON. */
    static boolean isEndless(String text) {
        return ENDLESS.matcher(text).matches();
    }

    static Node read(String text, Position at) {
        if (NULL.contains(text)) {
            return new Node.Nothing(at);
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Node.Bool(TRUE.contains(text), at);
        }
        return number(text).<Node>map(value -> new Node.Num(value, text, at)).orElseGet(() -> new Node.Text(text, at));
    }

    private static Optional<BigDecimal> number(String text) {
        char first = text.charAt(0);
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (first == '.') {
            return decimal(text);
        }
        if (first != '-' && first != '+' && (first < '0' || first > '9')) {
            return Optional.empty();
        }
        String plain = text.replace("_", "");
        Optional<BigDecimal> integer = integer(plain);
        return integer.isPresent() ? integer : decimal(plain);
    }

    private static Optional<BigDecimal> integer(String plain) {
        Matcher matcher = INTEGER.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String sign = matcher.group(1);
        for (int group = 2; group < RADIX.length; group++) {
            String digits = matcher.group(group);
            if (digits != null) {
                BigInteger magnitude = new BigInteger(digits, RADIX[group]);
                BigInteger value = sign.equals("-") ? magnitude.negate() : magnitude;
                BigInteger highest = sign.isEmpty() ? HIGHEST_UNSIGNED : HIGHEST;
                boolean fits = value.compareTo(LOWEST) >= 0 && value.compareTo(highest) <= 0;
                return fits ? Optional.of(new BigDecimal(value)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String plain) {
        if (!FLOAT.matcher(plain).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(plain);
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean plainly = shortest.scale() < 0 && Math.abs(value) < 1e21;
        return Optional.of(plainly ? shortest.setScale(0) : shortest);
    }
}
