package dev.tripline.language.sprig.crypto.cert.der;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A block of PEM.
 *
 * @param type for example {@code CERTIFICATE}
 */
public record Pem(String type, byte[] bytes) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([^\n-]*)-----[ \t]*\r?\n([A-Za-z0-9+/=\r\n \t]*)-----END ([^\n-]*)-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /**
     * The first block in the text.
     *
     * @throws BadPem when there is none; blocks with headers, which are encrypted keys, are none
     */
    public static Pem parse(String text) throws BadPem {
        Matcher block = BLOCK.matcher(text);
        if (!block.find() || !block.group(1).equals(block.group(3))) {
            throw new BadPem("no PEM data in input");
        }
        try {
            return new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2)));
        } catch (IllegalArgumentException e) {
            throw new BadPem("no PEM data in input");
        }
    }

    public String text() {
        return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + type + "-----\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pem pem && pem.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Only the length: it may be a key. */
    @Override
    public String toString() {
        return type + ", " + bytes.length + " bytes";
    }
}
