/** The ledger as it grows, for those who watch. Enters: filters. Leaves: lines of JSON, as fast as their reader takes them. */
@NullMarked
package dev.tripline.console.rest.tail;

import org.jspecify.annotations.NullMarked;
