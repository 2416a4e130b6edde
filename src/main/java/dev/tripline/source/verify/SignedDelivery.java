package dev.tripline.source.verify;

import dev.tripline.source.Answer;
import java.util.Optional;

/**
 * How a provider's deliveries carry the HMAC-SHA256 of their raw body, and what the sender of others hears.
 *
 * @param status of both refusals
 * @param missing without a signature
 * @param wrong with one that is not the body's
 */
public record SignedDelivery(int status, String missing, String wrong) {
    /**
     * Why a delivery is refused; empty when it is signed with the secret.
     *
     * @param claimed the header's value; an empty one counts as missing
     * @param prefix what stands before the digits
     */
    public Optional<Answer> refusal(Optional<String> claimed, String prefix, byte[] body, String secret) {
        Optional<String> signature = claimed.filter(value -> !value.isEmpty());
        if (signature.isEmpty()) {
            return Optional.of(new Answer.Refused(status, missing));
        }
        return HmacSignature.of(secret, body).matches(prefix, signature.get())
                ? Optional.empty()
                : Optional.of(new Answer.Refused(status, wrong));
    }
}
