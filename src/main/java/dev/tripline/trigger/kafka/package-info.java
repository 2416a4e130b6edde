/** The trigger kind kafka: a firing becomes a record of a topic (sensor specification 6, row kafka). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.kafka;

import org.jspecify.annotations.NullMarked;
