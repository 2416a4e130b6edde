/** Dates and spans of time. The local zone is UTC. Enters: times, seconds since 1970, texts. Leaves: times, texts. */
@NullMarked
package dev.tripline.language.sprig.date;

import org.jspecify.annotations.NullMarked;
