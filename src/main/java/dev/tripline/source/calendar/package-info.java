/**
 * Event source {@code calendar}: cron schedules and intervals. Time enters, one payload for each slot leaves, with the slot
 * as its provider id so that no slot happens twice. Knows the cron and duration languages and Quarkus' scheduler, which
 * only ticks; what is due is computed here from the injected clock.
 */
@NullMarked
package dev.tripline.source.calendar;

import org.jspecify.annotations.NullMarked;
