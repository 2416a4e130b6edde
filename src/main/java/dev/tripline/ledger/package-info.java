/** The memory: one record for each event with all its decisions, one for each attempt to act, and the dead letters. Enters: decisions and attempts. Leaves: the same, found by id. Knows the bus and the plain records, no room. */
@NullMarked
package dev.tripline.ledger;

import org.jspecify.annotations.NullMarked;
