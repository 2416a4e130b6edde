/** What all groups of functions share: arguments, bounds, conversions and comparisons of values as Go makes them. */
@NullMarked
package dev.tripline.language.sprig.value;

import org.jspecify.annotations.NullMarked;
