/** Texts that govaluate takes for dates. Enters: a text. Leaves: seconds since 1970, or nothing. */
@NullMarked
package dev.tripline.language.govaluate.date;

import org.jspecify.annotations.NullMarked;
