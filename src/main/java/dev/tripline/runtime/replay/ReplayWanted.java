package dev.tripline.runtime.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which events to send again, and how.
 *
 * @param set raw JSON by path into the body; put there in this order
 * @param sensor the only one that shall decide; empty for all that listen
 * @param max at most so many, oldest first
 */
public record ReplayWanted(Choice choice, Map<String, String> set, Optional<String> sensor, int max, boolean dryRun) {
    /** Which ones. */
    public sealed interface Choice {}

    public record ById(String eventId) implements Choice {}

    /**
     * All of an event source, or of one of its events, in a span of time; what was replayed itself is left out.
     *
     * @param event empty for all of the event source's
     */
    public record BySource(String source, Optional<String> event, Instant since, Instant until) implements Choice {}
}
