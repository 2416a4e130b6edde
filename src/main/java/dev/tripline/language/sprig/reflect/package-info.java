/** Questions about the types of values. */
@NullMarked
package dev.tripline.language.sprig.reflect;

import org.jspecify.annotations.NullMarked;
