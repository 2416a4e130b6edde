package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Strings under {@code %s %v %q %x %X}. */
final class Texts {
    private Texts() {}

    static boolean print(String text, int verb, Flags flags, Sink out) throws EvaluationFailure {
        switch (verb) {
            case 'v' -> flags.pad(flags.goSyntax ? quoted(cut(text, flags), flags) : cut(text, flags), true, out);
            case 's' -> flags.pad(cut(text, flags), true, out);
            case 'q' -> flags.pad(quoted(cut(text, flags), flags), true, out);
            case 'x', 'X' -> flags.pad(hex(text, verb == 'X', flags), true, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A precision counts characters. */
    private static String cut(String text, Flags flags) {
        if (!flags.hasPrecision() || text.codePointCount(0, text.length()) <= flags.precision) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, flags.precision));
    }

    private static String quoted(String text, Flags flags) {
        return flags.sharp && canBackquote(text) ? "`" + text + "`" : Quoted.text(text, flags.plus);
    }

    private static boolean canBackquote(String text) {
        return text.codePoints().allMatch(c -> c != '`' && c != 0x7F && c != 0xFEFF && (c >= ' ' || c == '\t'));
    }

    /** Here a precision counts bytes. */
    private static String hex(String text, boolean upper, Flags flags) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = flags.hasPrecision() ? Math.min(flags.precision, bytes.length) : bytes.length;
        if (length == 0) {
            return "";
        }
        String prefix = flags.sharp ? (upper ? "0X" : "0x") : "";
        HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
        if (!flags.space) {
            return prefix + format.formatHex(bytes, 0, length);
        }
        return format.withDelimiter(" ").withPrefix(prefix).formatHex(bytes, 0, length);
    }
}
