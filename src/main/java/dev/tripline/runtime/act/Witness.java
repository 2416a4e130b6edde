package dev.tripline.runtime.act;

import dev.tripline.ledger.AttemptRecord;

/** Somebody who watches attempts. Called on the hot path: must return at once. */
public interface Witness {
    /** The attempt is recorded. */
    void attempted(AttemptRecord attempt);
}
