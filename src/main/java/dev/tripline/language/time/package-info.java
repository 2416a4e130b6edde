/** Times in Go's layouts. Enters: a layout such as {@code 2006-01-02 15:04:05} and a time or its text. Leaves: text or a time. */
@NullMarked
package dev.tripline.language.time;

import org.jspecify.annotations.NullMarked;
