package dev.tripline.source.verify;

import dev.tripline.client.signature.SigningKey;
import dev.tripline.source.HookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Deliveries that are signed as the Standard Webhooks specification has it, of providers that do so by themselves. The
 * complaints are those that such providers hear.
 */
public final class StandardWebhooks {
    /** How far the sender's clock may be off, in both directions. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MAX_ID = 256;
    private static final int MAX_SIGNATURES = 16;

    private StandardWebhooks() {}

    /** The key that a secret stands for: base64, with or without {@code whsec_} before it. Empty when it is none. */
    public static Optional<SigningKey> key(String secret) {
        return SigningKey.exactly(secret);
    }

    /**
     * Why a request is refused; empty when it is signed with the key.
     *
     * @return text for the sender, which tells nothing about the key
     */
    public static Optional<String> complaint(HookRequest request, SigningKey key, Instant now) {
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
        return key.signed(signatures.split(" ", MAX_SIGNATURES), id, timestamp, request.body())
                ? Optional.empty()
                : Optional.of("signature check failed");
    }

    private static boolean near(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
