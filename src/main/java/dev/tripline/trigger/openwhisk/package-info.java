/** The trigger kind openWhisk: a firing becomes the call of an action (sensor specification 6, row openWhisk). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.openwhisk;

import org.jspecify.annotations.NullMarked;
