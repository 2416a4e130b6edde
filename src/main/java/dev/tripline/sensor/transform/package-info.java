/** Transforms of a dependency (sensor specification 3). Enters: an event. Leaves: the same event with another body, or why not. */
@NullMarked
package dev.tripline.sensor.transform;

import org.jspecify.annotations.NullMarked;
