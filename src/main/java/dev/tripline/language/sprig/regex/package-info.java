/** Regular expressions, in linear time. Enters: a pattern and a text. Leaves: what matches, or the text with other parts in it. */
@NullMarked
package dev.tripline.language.sprig.regex;

import org.jspecify.annotations.NullMarked;
