package dev.tripline.runtime.flow;

import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.AttemptRecord;

/** Somebody who watches what happens, for example a terminal. Called on the hot path: must return at once. */
public interface Activity {
    /** The decision is stored, its actions as well. */
    void decided(Decision decision);

    /** The attempt is recorded. */
    void attempted(AttemptRecord attempt);
}
