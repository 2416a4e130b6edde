/** Instructions for a small stack machine. Enters: a chunk's tree. Leaves: prototypes of functions, immutable. */
@NullMarked
package dev.tripline.language.script.code;

import org.jspecify.annotations.NullMarked;
