/**
 * Go's fmt: enters a value or a format with its arguments, leaves text, mistakes included ({@code %!d(string=x)}). Bounded
 * in length and depth.
 */
@NullMarked
package dev.tripline.language.fmt;

import org.jspecify.annotations.NullMarked;
