/** jq programs as text. Enters: a program. Leaves: its nodes with all names resolved, or what is wrong and where. */
@NullMarked
package dev.tripline.language.jq.syntax;

import org.jspecify.annotations.NullMarked;
