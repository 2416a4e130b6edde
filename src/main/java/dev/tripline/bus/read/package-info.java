/** Reading streams for people: by sequence, backwards from the newest, forwards from a moment, and as they grow. Enters: stream, place, bounds. Leaves: entries. Blocks, so it belongs on virtual threads; what moves events lives next door. */
@NullMarked
package dev.tripline.bus.read;

import org.jspecify.annotations.NullMarked;
