package dev.tripline.language.jq.encoding;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding, as in addresses. */
public final class PercentText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String BEYOND_LETTERS = "-_.~";
    private static final int ESCAPE = 3;

    private PercentText() {}

    /** Everything but letters, digits and {@code - _ . ~}. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : Utf8.encode(text)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || BEYOND_LETTERS.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** A plus stays a plus. */
    public static String decode(String text) throws Malformed {
        byte[] bytes = Utf8.encode(text);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%') {
                if (i + 2 >= bytes.length || !isHex(bytes[i + 1]) || !isHex(bytes[i + 2])) {
                    String rest = new String(bytes, i, Math.min(ESCAPE, bytes.length - i), StandardCharsets.UTF_8);
                    throw new Malformed("invalid URL escape \"" + rest + '"');
                }
                b = (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            }
            bytes[length++] = b;
        }
        return Utf8.decode(bytes, length);
    }

    private static boolean isHex(byte b) {
        return b >= 0 && Character.digit(b, 16) >= 0;
    }
}
