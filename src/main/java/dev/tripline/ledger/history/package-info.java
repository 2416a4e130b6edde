/** The ledger as lists, newest first: decisions, and actions with their newest attempt. Enters: filters and a span of time. Leaves: pages of plain JSON. Blocks: for virtual threads only. */
@NullMarked
package dev.tripline.ledger.history;

import org.jspecify.annotations.NullMarked;
