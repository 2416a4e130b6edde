package dev.tripline.trigger;

import java.time.Duration;
import java.util.Map;

/** What a trigger would do, for the ledger and for people. */
public interface Rendered {
    /** Plain values (text, numbers, lists, maps) in a telling order; secrets by name only. */
    Map<String, Object> summary();

    /** How long {@link TriggerKind#act} may take. The host stops waiting a little later, whatever the kind does. */
    default Duration timeLimit() {
        return Duration.ofMinutes(1);
    }
}
