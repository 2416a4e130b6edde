package dev.tripline.bus;

import java.util.OptionalLong;

/**
 * Something to be stored.
 *
 * @param messageId what the stream de-duplicates by; empty for none
 * @param expectedRevision store only when the subject's last message has this sequence (0: when it has none yet)
 */
public record Publication(
        String subject, String messageId, byte[] body, boolean suspect, OptionalLong expectedRevision) {
    /**
     * Marks an action whose event was seen before a crash: whoever executes it looks into the ledger first.
     */
    public static final String SUSPECT_HEADER = "Tripline-Suspect";

    public static Publication of(String subject, String messageId, byte[] body) {
        return new Publication(subject, messageId, body, false, OptionalLong.empty());
    }

    public static Publication suspect(String subject, String messageId, byte[] body) {
        return new Publication(subject, messageId, body, true, OptionalLong.empty());
    }

    public static Publication revision(String subject, byte[] body, long expectedRevision) {
        return new Publication(subject, "", body, false, OptionalLong.of(expectedRevision));
    }
}
