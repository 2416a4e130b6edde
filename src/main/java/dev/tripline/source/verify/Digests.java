package dev.tripline.source.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
public final class Digests {
    private static final int SHORT = 16;

    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    /** 32 hexadecimal digits that tell bodies apart. */
    public static String shortHex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, SHORT);
    }
}
