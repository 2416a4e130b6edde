/** The host of every source: binds configurations, opens ports and listeners, does the ritual around each kind once. What enters are manifests and requests; what leaves are events, through Intake. It knows the contracts of the front door, never a kind. */
@NullMarked
package dev.tripline.source.host;

import org.jspecify.annotations.NullMarked;
