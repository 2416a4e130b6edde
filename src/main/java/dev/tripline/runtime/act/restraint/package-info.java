/**
 * Whether an action is called off right before an attempt: its episode is over, or another of its key has begun lately. Enters: a
 * firing and its plan; leaves: a ruling. Knows the ledger's episodes and the cooldowns, not how actions live.
 */
@NullMarked
package dev.tripline.runtime.act.restraint;

import org.jspecify.annotations.NullMarked;
