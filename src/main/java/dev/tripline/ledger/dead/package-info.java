/** The dead letters as people look at them: found by filter, shown, counted by cause, taken away. Enters: filters. Leaves: letters. Blocks: for virtual threads only. Who buries is next door. */
@NullMarked
package dev.tripline.ledger.dead;

import org.jspecify.annotations.NullMarked;
