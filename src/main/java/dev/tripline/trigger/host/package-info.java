/** The host of all trigger kinds: a firing of a planned trigger becomes one attempt with its outcome and what comes next. Knows kinds only by their contract; counts attempts, but stores and schedules nothing. */
@NullMarked
package dev.tripline.trigger.host;

import org.jspecify.annotations.NullMarked;
