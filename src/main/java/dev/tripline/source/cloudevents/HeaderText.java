package dev.tripline.source.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An attribute's value out of a header: quotes are taken off, then percent signs decoded, once. */
final class HeaderText {
    private HeaderText() {}

    /** Empty when it decodes to no UTF-8. A percent sign without two hexadecimal digits stands for itself. */
    static Optional<String> decode(String header) {
        String text = unquoted(header.strip());
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] coded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(coded.length);
        for (int i = 0; i < coded.length; i++) {
            int high = coded[i] == '%' && i + 2 < coded.length ? Character.digit(coded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(coded[i + 2], 16);
            if (low < 0) {
                plain.write(coded[i]);
            } else {
                plain.write(high << 4 | low);
                i += 2;
            }
        }
        return utf8(plain.toByteArray());
    }

    /** Empty when it is no UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Senders of older versions quote values with blanks in them. */
    private static String unquoted(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            i += text.charAt(i) == '\\' && i < text.length() - 2 ? 1 : 0;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
