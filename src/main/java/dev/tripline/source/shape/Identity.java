package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An occurrence's identity out of texts that its sender chose: the same texts give the same identity, others another one, and
 * it can always travel.
 */
public final class Identity {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:+-]{1,80}");
    private static final int LENGTH_BYTES = 4;

    private Identity() {}

    /** The parts with slashes between them where all are plain and short, else 32 hex digits of SHA-256 over them. */
    public static String of(String... parts) {
        for (String part : parts) {
            if (!PLAIN.matcher(part).matches()) {
                return hash(parts);
            }
        }
        return String.join("/", parts);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // Lengths first, so that no two ways of cutting a text give the same.
                for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
                    sha.update((byte) (bytes.length >>> (8 * i)));
                }
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
