/**
 * The grammar of templates. Enters: text and the names of the functions there are. Leaves: a {@code Program}, or what is wrong
 * and in which line.
 */
@NullMarked
package dev.tripline.language.template.parse;

import org.jspecify.annotations.NullMarked;
