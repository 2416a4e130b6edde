/** Defaults, JSON, and texts in base 32 and 64. */
@NullMarked
package dev.tripline.language.sprig.json;

import org.jspecify.annotations.NullMarked;
