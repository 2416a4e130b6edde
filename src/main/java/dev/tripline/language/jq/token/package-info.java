/** The words of programs. Enters: a program as text. Leaves: words, or what is no word and where. */
@NullMarked
package dev.tripline.language.jq.token;

import org.jspecify.annotations.NullMarked;
