package dev.tripline.runtime.replay;

import dev.tripline.event.Origin;
import dev.tripline.source.Payload;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An occurrence of a schedule that should have happened.
 *
 * @param zone in which it was planned
 * @param eventId of the event that it is or would be
 * @param payload as it is handed over when it comes late
 * @param fired its event is stored, or a decision about it
 * @param reason why it was left out, in one word, when that is on record
 */
public record PastSlot(
        Origin origin,
        Instant at,
        ZoneId zone,
        String eventId,
        Payload payload,
        boolean fired,
        Optional<String> reason) {}
