/**
 * gjson paths read from JSON, and sjson destinations written to it, with the behaviour of the Go libraries (sensor
 * specification 2.3 and 5.4). Enters: text. Leaves: regions of that text and new text. May know numbers in Go's spelling,
 * nothing of events; the grammar stands in {@code eval}.
 */
@NullMarked
package dev.tripline.language.path;

import org.jspecify.annotations.NullMarked;
