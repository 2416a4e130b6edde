/** The trigger kind azureEventHubs: a firing becomes an event of a hub (sensor specification 6, row azureEventHubs). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.azureeventhubs;

import org.jspecify.annotations.NullMarked;
