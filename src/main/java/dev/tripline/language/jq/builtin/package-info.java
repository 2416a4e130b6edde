/** The functions that take values and give one, by name and number of arguments. Enters: the input and the arguments. Leaves: a value or a fault. */
@NullMarked
package dev.tripline.language.jq.builtin;

import org.jspecify.annotations.NullMarked;
