/** The pieces of compiled programs, one folder for each sort. Enters: other pieces, when a program is compiled. Leaves: what they do to the machine. */
@NullMarked
package dev.tripline.language.jq.node;

import org.jspecify.annotations.NullMarked;
