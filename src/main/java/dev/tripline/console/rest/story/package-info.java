/** One event or one action with everything that is known about it: from the ledger, the joins and the dead letters. Blocks: for virtual threads only. */
@NullMarked
package dev.tripline.console.rest.story;

import org.jspecify.annotations.NullMarked;
