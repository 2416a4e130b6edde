package dev.tripline.ledger.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.read.Scan;
import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param next what {@link Span#before} is for the next page; empty when there is none
 * @param truncated the items are fewer than wanted since one call looks at no more records
 */
public record Page(List<ObjectNode> items, OptionalLong next, boolean truncated) {
    /** The items that reading left, and where it ended. */
    public static Page of(List<ObjectNode> items, Scan scan) {
        return new Page(
                List.copyOf(items),
                scan.end() == Scan.End.EXHAUSTED ? OptionalLong.empty() : OptionalLong.of(scan.at()),
                scan.end() == Scan.End.CAPPED);
    }
}
