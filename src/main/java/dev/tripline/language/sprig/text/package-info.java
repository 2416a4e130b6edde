/** Texts: cut, padded, wrapped, in other cases, split and joined. Positions and widths count UTF-8 bytes, as Go's strings do. */
@NullMarked
package dev.tripline.language.sprig.text;

import org.jspecify.annotations.NullMarked;
