/** The trigger kind slack: a firing becomes a message in a channel (sensor specification 6, row slack). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.slack;

import org.jspecify.annotations.NullMarked;
