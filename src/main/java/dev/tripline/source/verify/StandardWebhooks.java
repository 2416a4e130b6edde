package dev.tripline.source.verify;

import dev.tripline.source.HookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Signatures as the Standard Webhooks specification has them: {@code webhook-signature} holds one or more of {@code
 * v1,<base64>}, the HMAC-SHA256 of id, timestamp and raw body with points between them.
 */
public final class StandardWebhooks {
    /** How far the sender's clock may be off, in both directions. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MAX_ID = 256;
    private static final int MAX_SIGNATURES = 16;

    private StandardWebhooks() {}

    /** The key that a secret stands for: base64, with or without {@code whsec_} before it. Empty when it is none. */
    public static Optional<byte[]> key(String secret) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            return key.length == 0 ? Optional.empty() : Optional.of(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Why a request is refused; empty when it is signed with the key.
     *
     * @return text for the sender, which tells nothing about the key
     */
    public static Optional<String> complaint(HookRequest request, byte[] key, Instant now) {
        String id = request.header("Webhook-Id").orElse("");
        String timestamp = request.header("Webhook-Timestamp").orElse("");
        String signatures = request.header("Webhook-Signature").orElse("");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return Optional.of("missing signature");
        }
        if (id.length() > MAX_ID || id.indexOf('.') >= 0 || !timestamp.matches("[0-9]{1,12}")) {
            return Optional.of("malformed signature");
        }
        if (!near(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)) {
            return Optional.of("the signature's timestamp is too far from now");
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] wanted = Hmac.sign(key, head, request.body());
        boolean good = false;
        for (String signature : signatures.split(" ", MAX_SIGNATURES)) {
            good |= matches(signature, wanted);
        }
        return good ? Optional.empty() : Optional.of("signature check failed");
    }

    private static boolean near(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean matches(String signature, byte[] wanted) {
        if (!signature.startsWith(VERSION)) {
            return false;
        }
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(signature.substring(VERSION.length())), wanted);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
