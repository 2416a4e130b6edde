/**
 * From an event to what is decided about it: the judge asks the sensors, joins are asked for what they remember, everything that
 * follows is stored in order, first attempts are made. Enters: deliveries of events; leaves: actions, records, acknowledgements.
 * Knows the sensors in force and the ledger, not how triggers act.
 */
@NullMarked
package dev.tripline.runtime.decide;

import org.jspecify.annotations.NullMarked;
