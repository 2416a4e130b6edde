package dev.tripline.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as providers do. */
public final class Hmac {
    private Hmac() {}

    /** The HMAC-SHA256 of pieces that follow each other, in hexadecimal digits. */
    public static String sha256(String secret, byte[]... pieces) {
        return hex("HmacSHA256", secret, pieces);
    }

    /** The same by another algorithm, as Java names it. */
    public static String hex(String algorithm, String secret, byte[]... pieces) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] piece : pieces) {
                mac.update(piece);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sha256(String secret, String text) {
        return sha256(secret, text.getBytes(StandardCharsets.UTF_8));
    }
}
