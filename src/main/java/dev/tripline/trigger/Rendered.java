package dev.tripline.trigger;

import java.util.Map;

/** What a trigger would do, for the ledger and for people. */
public interface Rendered {
    /** Plain values (text, numbers, lists, maps) in a telling order; secrets by name only. */
    Map<String, Object> summary();
}
