/** The text of a template cut into tokens, white space trimmed and comments dropped. Enters: text. Leaves: tokens. */
@NullMarked
package dev.tripline.language.template.lex;

import org.jspecify.annotations.NullMarked;
