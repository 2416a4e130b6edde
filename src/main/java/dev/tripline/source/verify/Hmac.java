package dev.tripline.source.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 signatures. The key must not be empty: who has no key has nothing to verify. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private Hmac() {}

    /**
     * Whether a claimed signature is the prefix and then, in hexadecimal digits, that of the raw body. Compared in constant
     * time.
     *
     * @param prefix names the algorithm, as {@code sha256=}; another one does not match
     */
    public static boolean matches(String prefix, String claimed, byte[] body, String secret) {
        int length = prefix.length() + DIGITS;
        if (claimed.length() != length || !claimed.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] digest = HexFormat.of().parseHex(claimed, prefix.length(), length);
            return MessageDigest.isEqual(digest, sign(secret.getBytes(StandardCharsets.UTF_8), body));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The signature of these parts, one after the other. */
    static byte[] sign(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
        }
    }
}
