package dev.tripline.language.template.parse;

import dev.tripline.language.function.GoComplex;
import dev.tripline.language.number.GoNumber;
import dev.tripline.language.template.lex.TokenKind;
import dev.tripline.language.template.tree.Number;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers of a template. Empty where it is none. */
final class Constants {
    /** Octal with or without its letter; an underscore stands between digits or after the prefix. */
    private static final Pattern WHOLE =
            Pattern.compile("([+-]?)(?:0[xX](_?[0-9a-fA-F]+)|0[bB](_?[01]+)|0[oO]?(_?[0-7]+)|(0|[1-9][0-9]*))");

    private static final int LONGEST = 400;
    private static final BigInteger LARGEST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private Constants() {}

    static Optional<Number> read(String text, TokenKind kind) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (kind) {
            case CHARACTER -> character(text);
            case COMPLEX -> complex(text);
            default -> text.endsWith("i") ? imaginary(text) : real(text);
        };
    }

    private static Optional<Number> character(String text) {
        OptionalInt letter = Quotes.character(text);
        if (letter.isEmpty()) {
            return Optional.empty();
        }
        int value = letter.getAsInt();
        return Optional.of(new Number(text, OptionalLong.of(value), OptionalDouble.of(value), Optional.empty(), false));
    }

    private static Optional<Number> complex(String text) {
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        while (sign > 0 && "eEpP".indexOf(text.charAt(sign - 1)) >= 0 && !isHexDigitBefore(text, sign)) {
            sign = Math.max(text.lastIndexOf('+', sign - 1), text.lastIndexOf('-', sign - 1));
        }
        OptionalDouble real = sign > 0 ? GoNumber.parse(text.substring(0, sign)) : OptionalDouble.empty();
        OptionalDouble imaginary =
                sign > 0 ? GoNumber.parse(text.substring(sign, text.length() - 1)) : OptionalDouble.empty();
        if (real.isEmpty() || imaginary.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(complex(text, real.getAsDouble(), imaginary.getAsDouble()));
    }

    private static boolean isHexDigitBefore(String text, int sign) {
        return text.startsWith("0x") && "eE".indexOf(text.charAt(sign - 1)) >= 0;
    }

    private static Optional<Number> imaginary(String text) {
        OptionalDouble size = GoNumber.parse(text.substring(0, text.length() - 1));
        return size.isEmpty() ? Optional.empty() : Optional.of(complex(text, 0, size.getAsDouble()));
    }

    /** Where it has no imaginary part it will also do for a real number. */
    private static Number complex(String text, double real, double imaginary) {
        OptionalDouble asReal = imaginary == 0 ? OptionalDouble.of(real) : OptionalDouble.empty();
        OptionalLong whole = imaginary == 0 ? wholeOf(real) : OptionalLong.empty();
        return new Number(text, whole, asReal, Optional.of(new GoComplex(real, imaginary)), false);
    }

    private static Optional<Number> real(String text) {
        Optional<BigInteger> whole = whole(text);
        if (whole.isPresent()) {
            BigInteger value = whole.get();
            boolean fits = value.bitLength() < Long.SIZE;
            boolean unsigned = value.signum() >= 0 && value.compareTo(LARGEST_UNSIGNED) <= 0 && !isSigned(text);
            if (!fits && !unsigned) {
                return Optional.empty();
            }
            OptionalLong exact = fits ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
            return Optional.of(
                    new Number(text, exact, OptionalDouble.of(value.doubleValue()), Optional.empty(), false));
        }
        OptionalDouble value = GoNumber.parse(text);
        boolean looksReal = text.matches(".*[.eEpP].*");
        // Otherwise it is an integer that nothing can hold, or one with a wrong digit.
        if (value.isEmpty() || !looksReal) {
            return Optional.empty();
        }
        return Optional.of(new Number(text, wholeOf(value.getAsDouble()), value, Optional.empty(), true));
    }

    private static boolean isSigned(String text) {
        return text.startsWith("+") || text.startsWith("-");
    }

    private static Optional<BigInteger> whole(String text) {
        boolean underscores = text.indexOf('_') >= 0;
        if (underscores && text.matches(".*(_$|__|^_|[+-]_|_[.eEpP]).*")) {
            return Optional.empty();
        }
        Matcher match = WHOLE.matcher(underscores ? text.replace("_", "") : text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int[] radix = {16, 2, 8, 10};
        for (int i = 0; i < radix.length; i++) {
            if (match.group(i + 2) != null) {
                return Optional.of(new BigInteger(match.group(1).replace("+", "") + match.group(i + 2), radix[i]));
            }
        }
        return Optional.empty();
    }

    private static OptionalLong wholeOf(double value) {
        boolean inRange = value >= -0x1p63 && value < 0x1p63;
        return inRange && value == Math.rint(value) ? OptionalLong.of((long) value) : OptionalLong.empty();
    }
}
