/** Conditions over dependencies and the memory of a join (sensor specification 4). Enters: which dependency an event stands for, and the join so far. Leaves: firings and the join from now on. */
@NullMarked
package dev.tripline.sensor.condition;

import org.jspecify.annotations.NullMarked;
