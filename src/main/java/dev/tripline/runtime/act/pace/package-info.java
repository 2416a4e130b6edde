/** Rate limits that all replicas share: slots, counted in the state bucket. Knows the bus and the pace of a plan. */
@NullMarked
package dev.tripline.runtime.act.pace;

import org.jspecify.annotations.NullMarked;
