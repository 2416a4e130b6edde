/** Regular expressions of users (RE2). Enters: a pattern's text. Leaves: the compiled pattern, or why it is refused. */
@NullMarked
package dev.tripline.language.regex;

import org.jspecify.annotations.NullMarked;
