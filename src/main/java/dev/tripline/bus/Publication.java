package dev.tripline.bus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Something to be stored.
 *
 * @param messageId what the stream de-duplicates by; empty for none
 * @param headers travel with the message; see the constants
 * @param expectedRevision store only when the subject's last message has this sequence (0: when it has none yet)
 */
public record Publication(
        String subject, String messageId, byte[] body, Map<String, String> headers, OptionalLong expectedRevision) {
    /**
     * Marks an action that may have been seen before a crash: whoever executes it looks into the ledger first.
     */
    public static final String SUSPECT_HEADER = "Tripline-Suspect";

    /** How many attempts of an action were recorded when it was put aside: the ledger need not be asked about those. */
    public static final String ATTEMPTS_HEADER = "Tripline-Attempts";

    /**
     * Marks an action that people sent from the dead letters again: how many attempts it had made when it was buried. Its
     * schedule counts from there, and that it was buried does not end it.
     */
    public static final String REDRIVEN_HEADER = "Tripline-Redriven";

    public Publication {
        headers = Map.copyOf(headers);
    }

    public static Publication of(String subject, String messageId, byte[] body) {
        return new Publication(subject, messageId, body, Map.of(), OptionalLong.empty());
    }

    public static Publication suspect(String subject, String messageId, byte[] body) {
        return of(subject, messageId, body).with(SUSPECT_HEADER, "1");
    }

    public static Publication revision(String subject, byte[] body, long expectedRevision) {
        return new Publication(subject, "", body, Map.of(), OptionalLong.of(expectedRevision));
    }

    /** The same with one header more. */
    public Publication with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Publication(subject, messageId, body, more, expectedRevision);
    }
}
