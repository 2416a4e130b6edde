package dev.tripline.client.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric key of Standard Webhooks: signs {@code <id>.<timestamp>.<body>} with HMAC-SHA256. Immutable; never printed.
 */
public final class SigningKey {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key that a secret holds, base64 with or without {@code whsec_} before it; empty when it holds none. */
    public static Optional<SigningKey> of(String secret) {
        return exactly(secret.strip());
    }

    /** The same, where white space around it counts as a mistake. */
    public static Optional<SigningKey> exactly(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            return key.length == 0 ? Optional.empty() : Optional.of(new SigningKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The signature as it stands in {@code webhook-signature}. */
    public String sign(String id, String timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(digest(id, timestamp, body));
    }

    /**
     * Whether one of the signatures is this key's. Each is compared in constant time; those of other versions are passed over.
     *
     * @param signatures with spaces between them
     */
    public boolean signed(String signatures, String id, String timestamp, byte[] body) {
        return signed(signatures.split(" ", -1), id, timestamp, body);
    }

    /** The same for signatures that somebody separated. */
    public boolean signed(String[] signatures, String id, String timestamp, byte[] body) {
        byte[] wanted = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String signature : signatures) {
            found |= MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), wanted);
        }
        return found;
    }

    private byte[] digest(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
