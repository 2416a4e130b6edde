/** The trigger kind log: every event of a firing becomes one line of the process's log (sensor specification 6, row log). */
@NullMarked
package dev.tripline.trigger.log;

import org.jspecify.annotations.NullMarked;
