/** The part of Lua's library that scripts get: base, string, table, math, coroutine, and the clock of os. Enters: a machine. Leaves: its globals filled. */
@NullMarked
package dev.tripline.language.script.library;

import org.jspecify.annotations.NullMarked;
