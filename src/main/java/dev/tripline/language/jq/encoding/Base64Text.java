package dev.tripline.language.jq.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base 64 in the standard alphabet. */
public final class Base64Text {
    private Base64Text() {}

    public static String encode(String text) {
        return Base64.getEncoder().encodeToString(Utf8.encode(text));
    }

    /** Padding may be missing; what follows it is ignored, and so are line ends. */
    public static String decode(String text) throws Malformed {
        int padding = text.indexOf('=');
        byte[] digits = (padding < 0 ? text : text.substring(0, padding)).getBytes(StandardCharsets.UTF_8);
        int length = 0;
        int last = 0;
        for (int i = 0; i < digits.length; i++) {
            byte digit = digits[i];
            if (digit == '\r' || digit == '\n') {
                continue;
            }
            if (!isDigit(digit)) {
                throw malformed(i);
            }
            last = i;
            digits[length++] = digit;
        }
        if (length % 4 == 1) {
            throw malformed(last);
        }
        byte[] bytes = Base64.getDecoder().decode(java.util.Arrays.copyOf(digits, length));
        return Utf8.decode(bytes, bytes.length);
    }

    private static boolean isDigit(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/';
    }

    private static Malformed malformed(int place) {
        return new Malformed("illegal base64 data at input byte " + place);
    }
}
