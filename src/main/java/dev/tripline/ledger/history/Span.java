package dev.tripline.ledger.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a stream is wanted.
 *
 * @param since nothing that was stored earlier
 * @param until nothing that was stored later
 * @param before nothing at this place or after it; where the page before ended
 * @param limit at most so many items
 */
public record Span(Instant since, Optional<Instant> until, long before, int limit) {
    public Span {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one item");
        }
    }

    public static Span since(Instant since, int limit) {
        return new Span(since, Optional.empty(), Long.MAX_VALUE, limit);
    }
}
