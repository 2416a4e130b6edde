/** Bounds in time for many pieces of work at once. A duration and what to do when it is over enter. Knows nobody. */
@NullMarked
package dev.tripline.client.limit;

import org.jspecify.annotations.NullMarked;
