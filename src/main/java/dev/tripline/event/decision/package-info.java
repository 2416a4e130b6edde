/** What was decided about an event, in full: every listening sensor, dependency, filter and trigger. Plain data that the ledger keeps and people read. */
@NullMarked
package dev.tripline.event.decision;

import org.jspecify.annotations.NullMarked;
