/** Functions of doubles as Go computes them, where Java's own differ. */
@NullMarked
package dev.tripline.language.jq.math;

import org.jspecify.annotations.NullMarked;
