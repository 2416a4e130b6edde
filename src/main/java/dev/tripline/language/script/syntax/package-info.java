/** The grammar of Lua 5.1 with goto, as gopher-lua reads it. Enters: a chunk's text. Leaves: its tree, with every name bound to its variable. */
@NullMarked
package dev.tripline.language.script.syntax;

import org.jspecify.annotations.NullMarked;
