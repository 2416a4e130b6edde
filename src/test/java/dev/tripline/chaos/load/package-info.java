/** Who sends, and what they remember of it. */
@NullMarked
package dev.tripline.chaos.load;

import org.jspecify.annotations.NullMarked;
