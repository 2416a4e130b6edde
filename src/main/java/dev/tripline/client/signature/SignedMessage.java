package dev.tripline.client.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Standard Webhooks signs, as it was received.
 *
 * @param id {@code webhook-id}
 * @param timestamp {@code webhook-timestamp}: seconds since 1970
 * @param signatures {@code webhook-signature}
 * @param body the raw bytes
 */
public record SignedMessage(String id, String timestamp, String signatures, byte[] body) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /**
     * Why it must not be believed, in words that may be told to anybody; empty when one of the keys signed it.
     *
     * @param tolerance how far the timestamp may be away from now, before and after
     */
    public Optional<String> problem(List<SigningKey> keys, Instant now, Duration tolerance) {
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return Optional.of("missing " + ID + ", " + TIMESTAMP + " or " + SIGNATURE);
        }
        if (id.indexOf('.') >= 0) {
            // What is signed is joined by dots: an id with one could pass for another id, time and body.
            return Optional.of(ID + " must not hold a dot");
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return Optional.of(TIMESTAMP + " is not a number of seconds");
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (away.abs().compareTo(tolerance) > 0) {
            return Optional.of(TIMESTAMP + (away.isNegative() ? " lies too far ahead" : " is too old"));
        }
        boolean signed = false;
        for (SigningKey key : keys) {
            signed |= key.signed(signatures, id, timestamp, body);
        }
        return signed ? Optional.empty() : Optional.of("no signature in " + SIGNATURE + " matches");
    }
}
