/**
 * The functions that templates have by themselves, and what may be called at all. Enters: evaluated arguments. Leaves: a value,
 * or why there is none.
 */
@NullMarked
package dev.tripline.language.template.builtin;

import org.jspecify.annotations.NullMarked;
