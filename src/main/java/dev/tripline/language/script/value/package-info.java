/** Lua's values and what one run may use up. Enters: nothing. Leaves: tables, numbers and texts as gopher-lua has them, budgets. */
@NullMarked
package dev.tripline.language.script.value;

import org.jspecify.annotations.NullMarked;
