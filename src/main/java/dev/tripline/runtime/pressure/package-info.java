/**
 * How close undecided events are to being dropped, and what is done about it before one is. Enters: looks at the bus; leaves:
 * whether events may be taken in, alarms for people, figures. Knows what the limits of a stream do, not what events mean.
 */
@NullMarked
package dev.tripline.runtime.pressure;

import org.jspecify.annotations.NullMarked;
