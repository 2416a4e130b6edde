package dev.tripline.runtime.replay;

import dev.tripline.runtime.rehearsal.Explainer.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * What came of a replay.
 *
 * @param events those that were chosen, oldest first
 * @param more there are further ones that fit
 * @param explanation of a dry run: what the sensors in force would do
 * @param stopped why it ended early; empty when it did not
 */
public record Replayed(List<Sent> events, boolean more, Optional<Explanation> explanation, String stopped) {
    /**
     * @param of the event that was sent again; of a replay the first original
     * @param id of the new event; in a dry run one that is not on the bus
     */
    public record Sent(String of, String id) {}
}
