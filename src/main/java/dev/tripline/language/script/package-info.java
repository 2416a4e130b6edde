/**
 * Lua 5.1 scripts of filters and transforms (gopher-lua; sensor specification 2.7, 3). Enters: a chunk, then bodies of events.
 * Leaves: a verdict or JSON text.
 */
@NullMarked
package dev.tripline.language.script;

import org.jspecify.annotations.NullMarked;
