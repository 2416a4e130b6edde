package dev.tripline.source.calendar;

import dev.tripline.event.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;

/** Spreads what is scheduled for the same moment: by the names of the event and its slot, so that replicas and restarts agree. */
final class Jitter {
    private Jitter() {}

    /** When to send a slot: up to {@code longest} later, in whole milliseconds. */
    static Instant shifted(Instant slot, Duration longest, Origin origin) {
        long span = longest.toMillis();
        if (span <= 0) {
            return slot;
        }
        CRC32C hash = new CRC32C();
        hash.update((origin + "@" + Slot.id(slot)).getBytes(StandardCharsets.UTF_8));
        return slot.plusMillis(Math.floorMod(hash.getValue() * 0x9E3779B97F4A7C15L >>> 1, span));
    }
}
