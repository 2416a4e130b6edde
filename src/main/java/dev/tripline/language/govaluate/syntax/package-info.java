/** The symbols of an expression. Enters: its text. Leaves: tokens that may follow each other, or what is wrong with the text. */
@NullMarked
package dev.tripline.language.govaluate.syntax;

import org.jspecify.annotations.NullMarked;
