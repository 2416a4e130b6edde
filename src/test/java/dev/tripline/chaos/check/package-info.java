/** What must be true afterwards, from ledgers outside of Tripline and from the streams. */
@NullMarked
package dev.tripline.chaos.check;

import org.jspecify.annotations.NullMarked;
