/** What sources that look at the clock share: a job that runs each second. */
@NullMarked
package dev.tripline.source.tick;

import org.jspecify.annotations.NullMarked;
