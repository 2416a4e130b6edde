/** Paths with slashes. Enters and leaves: text; no file is touched. */
@NullMarked
package dev.tripline.language.sprig.path;

import org.jspecify.annotations.NullMarked;
