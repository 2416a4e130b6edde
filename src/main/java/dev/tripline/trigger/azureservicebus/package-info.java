/** The trigger kind azureServiceBus: a firing becomes a message in a queue or a topic (sensor specification 6, row azureServiceBus). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.azureservicebus;

import org.jspecify.annotations.NullMarked;
