package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.Quoted;
import java.util.Locale;

/** Integers under {@code %d %v %b %o %O %x %X %c %q %U}. */
final class Integers {
    private static final int REPLACEMENT = 0xFFFD;

    private Integers() {}

    /**
     * @param verb also {@code #}: an unsigned number in Go syntax, {@code 0x61}
     */
    static boolean print(long number, int verb, Flags flags, Sink out) throws EvaluationFailure {
        switch (verb) {
            case 'd', 'v' -> radix(number, 10, "", flags, out);
            case 'b' -> radix(number, 2, flags.sharp ? "0b" : "", flags, out);
            case 'o' -> radix(number, 8, flags.sharp ? "0" : "", flags, out);
            case 'O' -> radix(number, 8, flags.sharp ? "0o0" : "0o", flags, out);
            case 'x', '#' -> radix(number, 16, flags.sharp || verb == '#' ? "0x" : "", flags, out);
            case 'X' -> radix(number, -16, flags.sharp ? "0X" : "", flags, out);
            case 'c' -> flags.pad(Character.toString(letter(number)), true, out);
            case 'q' -> flags.pad(Quoted.letter(letter(number), flags.plus), true, out);
            case 'U' -> unicode(number, flags, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int letter(long number) {
        boolean valid = number >= 0 && number <= Character.MAX_CODE_POINT;
        return valid && (number < 0xD800 || number > 0xDFFF) ? (int) number : REPLACEMENT;
    }

    /**
     * @param base -16 for capital letters
     */
    private static void radix(long number, int base, String prefix, Flags flags, Sink out) throws EvaluationFailure {
        String sign = number < 0 ? "-" : flags.plus ? "+" : flags.space ? " " : "";
        int fill = 0;
        if (flags.hasPrecision()) {
            fill = flags.precision;
            if (fill == 0 && number == 0) {
                out.repeat(' ', Math.max(0, flags.width));
                return;
            }
        } else if (flags.padsWithZeros()) {
            fill = flags.width - sign.length();
        }
        String digits = Long.toUnsignedString(number < 0 ? -number : number, Math.abs(base));
        Sink text = new Sink();
        text.add(sign);
        // The zero that marks octals is not added to one that is there.
        boolean zeroFirst = fill > digits.length() || digits.startsWith("0");
        boolean marked = prefix.endsWith("0");
        text.add(marked && zeroFirst ? prefix.substring(0, prefix.length() - 1) : prefix);
        text.repeat('0', Math.max(0, fill - digits.length()));
        text.add(base < 0 ? digits.toUpperCase(Locale.ROOT) : digits);
        flags.pad(text.toString(), false, out);
    }

    private static void unicode(long number, Flags flags, Sink out) throws EvaluationFailure {
        String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
        Sink text = new Sink();
        text.add("U+");
        text.repeat('0', Math.max(0, Math.max(4, flags.precision) - digits.length()));
        text.add(digits);
        int letter = letter(number);
        if (flags.sharp && letter == number && Quoted.isPrint(letter)) {
            text.add(" '" + Character.toString(letter) + "'");
        }
        flags.pad(text.toString(), false, out);
    }
}
