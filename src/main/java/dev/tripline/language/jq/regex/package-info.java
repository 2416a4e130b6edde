/** Regular expressions of programs, in linear time and within a budget. Enters: an expression, its flags, a text. Leaves: where it matches. */
@NullMarked
package dev.tripline.language.jq.regex;

import org.jspecify.annotations.NullMarked;
