/** The trigger kind nats: a firing becomes a message on a subject (sensor specification 6, row nats). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.nats;

import org.jspecify.annotations.NullMarked;
