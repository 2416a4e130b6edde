/**
 * The windows: the command line, the API and what people read on a terminal. Enters: what rooms say about themselves; leaves:
 * text, JSON and exit codes. Nobody in the house knows this room.
 */
@NullMarked
package dev.tripline.console;

import org.jspecify.annotations.NullMarked;
