package dev.tripline.source.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC-SHA256 that a request should carry in hexadecimal digits. Immutable. */
public final class HmacSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private final byte[] expected;

    private HmacSignature(byte[] expected) {
        this.expected = expected;
    }

    /**
     * @param secret not empty: see to that first, an empty one protects nothing
     * @param signed the raw bytes, in pieces that follow each other
     */
    public static HmacSignature of(String secret, byte[]... signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            for (byte[] piece : signed) {
                mac.update(piece);
            }
            return new HmacSignature(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
        }
    }

    /** Whether a header's value is exactly this prefix and the digits, which are compared in constant time. */
    public boolean matches(String prefix, String claimed) {
        if (claimed.length() != prefix.length() + DIGITS || !claimed.startsWith(prefix)) {
            return false;
        }
        try {
            return MessageDigest.isEqual(expected, HexFormat.of().parseHex(claimed, prefix.length(), claimed.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
