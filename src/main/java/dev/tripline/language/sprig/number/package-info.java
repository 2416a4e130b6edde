/** Arithmetic. Enters: numbers, and what can be taken for numbers. Leaves: int64 or float64, ranges, texts of digits. */
@NullMarked
package dev.tripline.language.sprig.number;

import org.jspecify.annotations.NullMarked;
