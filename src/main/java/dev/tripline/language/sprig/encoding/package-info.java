/** Bytes as text in base 32 and 64. */
@NullMarked
package dev.tripline.language.sprig.encoding;

import org.jspecify.annotations.NullMarked;
