/** Sprig's functions for templates and expressions, without those that look at the machine or the network. */
@NullMarked
package dev.tripline.language.sprig;

import org.jspecify.annotations.NullMarked;
