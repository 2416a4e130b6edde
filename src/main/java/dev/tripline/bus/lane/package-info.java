/**
 * Lanes in the actions stream: which ones hold something, and a consumer for each that does. Enters: subjects; leaves:
 * messages that are held until somebody settles them. Knows JetStream, not what the bytes mean.
 */
@NullMarked
package dev.tripline.bus.lane;

import org.jspecify.annotations.NullMarked;
