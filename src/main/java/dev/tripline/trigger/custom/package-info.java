/** The trigger kind custom: a firing becomes a payload for somebody else's gRPC server (sensor specification 6, row custom). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.custom;

import org.jspecify.annotations.NullMarked;
