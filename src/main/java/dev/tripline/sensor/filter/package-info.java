/** Filters of a dependency (sensor specification 2). Enters: an event. Leaves: passed or not, and for each filter what was wanted and what was found. */
@NullMarked
package dev.tripline.sensor.filter;

import org.jspecify.annotations.NullMarked;
