package dev.tripline.source.stripe;

import dev.tripline.source.verify.HmacSignature;
import dev.tripline.source.verify.SignedTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header {@code Stripe-Signature}: {@code t=<seconds>,v1=<hex>,…}, where each {@code v1} may be the HMAC of time, dot and
 * body. There are several while a secret is exchanged for another; other schemes do not count.
 */
final class StripeSignature {
    private StripeSignature() {}

    /** Why a request is not from Stripe, or too old; empty when it is good. */
    static Optional<String> refusal(String header, byte[] body, String secret, Instant now) {
        Optional<String> time = Optional.empty();
        List<String> claimed = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String given = part.strip();
            if (given.startsWith("t=")) {
                time = time.or(() -> Optional.of(given.substring(2)));
            } else if (given.startsWith("v1=")) {
                claimed.add(given);
            }
        }
        if (time.isEmpty() || claimed.isEmpty()) {
            return Optional.of("missing signature");
        }
        if (!SignedTime.isNear(time.get(), now)) {
            return Optional.of("the signature's time is more than 5 minutes away");
        }
        HmacSignature signature =
                HmacSignature.of(secret, (time.get() + ".").getBytes(StandardCharsets.US_ASCII), body);
        return claimed.stream().anyMatch(one -> signature.matches("v1=", one))
                ? Optional.empty()
                : Optional.of("payload signature check failed");
    }
}
