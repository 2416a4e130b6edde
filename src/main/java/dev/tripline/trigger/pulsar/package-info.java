/** The trigger kind pulsar: a firing becomes a message in a topic (sensor specification 6, row pulsar). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.pulsar;

import org.jspecify.annotations.NullMarked;
