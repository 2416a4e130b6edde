/** Lua's patterns as gopher-lua matches them, by backtracking with a budget and without recursion. Enters: a pattern and a text. Leaves: matches. */
@NullMarked
package dev.tripline.language.script.pattern;

import org.jspecify.annotations.NullMarked;
