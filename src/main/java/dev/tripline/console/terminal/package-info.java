/** What a terminal shows while the runtime runs: what is loaded, what is broken, and a line for each event. */
@NullMarked
package dev.tripline.console.terminal;

import org.jspecify.annotations.NullMarked;
