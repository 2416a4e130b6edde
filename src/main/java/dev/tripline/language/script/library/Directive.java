package dev.tripline.language.script.library;

import dev.tripline.language.number.GoNumber;
import dev.tripline.language.script.value.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One directive of Go's Sprintf.
 *
 * @param width -1: none
 * @param precision -1: none
 */
record Directive(String flags, int width, int precision, char verb) {
    private static final int USUAL_PRECISION = 6;

    /** Doubles have no more digits than that; what is asked beyond are zeros. */
    private static final int MOST_DIGITS = 1100;

    Directive as(char other) {
        return new Directive(flags, width, precision, other);
    }

    /** How much is written, in steps. */
    int work() {
        return (Math.max(0, width) + Math.max(0, precision)) / 16;
    }

    boolean takesText() {
        return "sqvxX".indexOf(verb) >= 0;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    String bad(String type, String value) {
        return "%!" + verb + "(" + type + "=" + value + ")";
    }

    /** Bytes, one in each char. */
    String text(String text) {
        String cut = precision < 0 ? text : text.substring(0, end(text, precision));
        return switch (verb) {
            case 'q' -> padded(quoted(cut));
            case 'x' -> padded(hexText(cut));
            case 'X' -> padded(hexText(cut).toUpperCase(Locale.ROOT));
            default -> padded(cut);
        };
    }

    private static int end(String text, int characters) {
        int at = 0;
        for (int i = 0; i < characters && at < text.length(); i++) {
            int c = Bytes.next(text, at);
            at += c == Bytes.BROKEN ? 1 : Bytes.length(c);
        }
        return at;
    }

    private static String hex(String bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            out.append(Character.forDigit(bytes.charAt(i) >> 4, 16))
                    .append(Character.forDigit(bytes.charAt(i) & 15, 16));
        }
        return out.toString();
    }

    private String hexText(String bytes) {
        return has(' ') ? hex(bytes).replaceAll("..(?!$)", "$0 ") : hex(bytes);
    }

    private String quoted(String bytes) {
        StringBuilder out = new StringBuilder("\"");
        for (int at = 0; at < bytes.length(); ) {
            int c = Bytes.next(bytes, at);
            int length = c == Bytes.BROKEN ? 1 : Bytes.length(c);
            int known = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("abfnrtv\\\"".charAt(known));
            } else if (c == Bytes.BROKEN || c < 0x20 || c == 0x7F) {
                out.append("\\x").append(hex(bytes.substring(at, at + 1)));
            } else if (c == ' ' || printable(c) && (c < 0x80 || !has('+'))) {
                out.append(bytes, at, at + length);
            } else {
                out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
            at += length;
        }
        return out.append('"').toString();
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Texts take zeros too. */
    private String padded(String text) {
        int missing = width - characters(text);
        if (missing <= 0) {
            return text;
        }
        String pad = (has('0') && !has('-') ? "0" : " ").repeat(missing);
        return has('-') ? text + pad : pad + text;
    }

    private static int characters(String bytes) {
        int characters = 0;
        for (int at = 0; at < bytes.length(); characters++) {
            int c = Bytes.next(bytes, at);
            at += c == Bytes.BROKEN ? 1 : Bytes.length(c);
        }
        return characters;
    }

    private Directive blank() {
        return new Directive(flags.replace("0", ""), width, precision, verb);
    }

    String whole(long value) {
        if (verb == 'c') {
            boolean good = Character.isValidCodePoint((int) value)
                    && value == (int) value
                    && (value < 0xD800 || value > 0xDFFF);
            return padded(Bytes.of(Character.toString(good ? (int) value : 0xFFFD)));
        }
        if (verb == 'U') {
            return padded(String.format("U+%04X", value));
        }
        int base = switch (verb) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = value == Long.MIN_VALUE
                ? Long.toString(value, base).substring(1)
                : Long.toString(Math.abs(value), base);
        if (precision == 0 && value == 0) {
            return blank().padded("");
        }
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String prefix = !has('#') ? "" : base == 16 ? "0x" : base == 8 ? "0" : base == 2 ? "0b" : "";
        return signed(value < 0, prefix, verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, precision < 0);
    }

    /** Sign, then zeros up to the width if wanted and allowed, then digits. */
    private String signed(boolean negative, String prefix, String digits, boolean zeros) {
        String sign = (negative ? "-" : has('+') ? "+" : has(' ') ? " " : "")
                + (verb == 'X' ? prefix.toUpperCase(Locale.ROOT) : prefix);
        if (zeros && has('0') && !has('-')) {
            int missing = Math.max(0, width - sign.length() - digits.length());
            return sign + "0".repeat(missing) + digits;
        }
        return blank().padded(sign + digits);
    }

    String decimal(double value) {
        if (Double.isNaN(value)) {
            return blank().padded(has('+') ? "+NaN" : "NaN");
        }
        if (Double.isInfinite(value)) {
            return blank().padded(value > 0 ? "+Inf" : "-Inf");
        }
        boolean negative = value < 0 || 1 / value < 0;
        double size = Math.abs(value);
        int wanted = precision < 0 ? USUAL_PRECISION : precision;
        String digits = switch (verb) {
            case 'e', 'E' -> scientific(size, wanted);
            case 'g', 'G' -> precision < 0 ? GoNumber.print(size) : general(size, Math.max(1, precision));
            default -> fixed(size, wanted);
        };
        return signed(negative, "", verb == 'E' || verb == 'G' ? digits.toUpperCase(Locale.ROOT) : digits, true);
    }

    private static String fixed(double size, int digits) {
        int exact = Math.min(digits, MOST_DIGITS);
        String text =
                new BigDecimal(size).setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
        return text + "0".repeat(digits - exact);
    }

    private static String scientific(double size, int digits) {
        int exact = Math.min(digits, MOST_DIGITS);
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(exact + 1, RoundingMode.HALF_EVEN));
        String all = rounded.unscaledValue().toString();
        int exponent = size == 0 ? 0 : all.length() - 1 - rounded.scale();
        String filled = all + "0".repeat(Math.max(0, digits + 1 - all.length()));
        String fraction = digits == 0 ? "" : "." + filled.substring(1, digits + 1);
        return filled.charAt(0) + fraction + exponent(exponent);
    }

    private static String exponent(int exponent) {
        return (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** The shorter form, without zeros at the end. */
    private static String general(double size, int digits) {
        if (size == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(size)
                .round(new MathContext(Math.min(digits, MOST_DIGITS), RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int count = rounded.precision();
        int exponent = count - 1 - rounded.scale();
        int limit = digits > count && count > exponent ? count : digits;
        if (exponent >= -4 && exponent < limit) {
            return rounded.toPlainString();
        }
        String all = rounded.unscaledValue().toString();
        return all.charAt(0) + (all.length() > 1 ? "." + all.substring(1) : "") + exponent(exponent);
    }
}
