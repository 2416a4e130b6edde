package dev.tripline.language.sprig.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent signs in one part of a URL, by the rules of net/url. */
enum Escape {
    PATH("$&+,/:;=@"),
    USER("$&+,;="),
    FRAGMENT("$&+,/:;=?@!()*"),
    HOST("!$&'()*+,;=:[]<>\"");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String unescaped;

    Escape(String unescaped) {
        this.unescaped = unescaped;
    }

    private boolean isPlain(int letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || "-_.~".indexOf(letter) >= 0
                || unescaped.indexOf(letter) >= 0;
    }

    String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(letter & 0xff)) {
                out.append((char) letter);
            } else {
                out.append('%').append(HEX.toHexDigits(letter));
            }
        }
        return out.toString();
    }

    /**
     * @throws BadUrl for a percent sign without two digits, and in hosts for what cannot be in a host
     */
    String unescape(String text) throws BadUrl {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                out.write(escaped(text, bytes, i));
                i += 2;
            } else if (this == HOST && bytes[i] >= 0 && !isPlain(bytes[i])) {
                throw new BadUrl("invalid character \"" + (char) bytes[i] + "\" in host name");
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private int escaped(String text, byte[] bytes, int at) throws BadUrl {
        boolean digits =
                at + 2 < bytes.length && HexFormat.isHexDigit(bytes[at + 1]) && HexFormat.isHexDigit(bytes[at + 2]);
        if (!digits) {
            String shown = new String(bytes, at, Math.min(3, bytes.length - at), StandardCharsets.UTF_8);
            throw new BadUrl("invalid URL escape \"" + shown + "\"");
        }
        int letter = HexFormat.fromHexDigit(bytes[at + 1]) << 4 | HexFormat.fromHexDigit(bytes[at + 2]);
        // In hosts only letters beyond ASCII may be escaped, and the percent sign itself.
        if (this == HOST && letter < 0x80 && letter != '%') {
            throw new BadUrl("invalid URL escape in host " + text.length() + " characters long");
        }
        return letter;
    }
}
