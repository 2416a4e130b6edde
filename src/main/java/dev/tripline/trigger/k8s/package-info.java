/** The trigger kind k8s: a firing becomes an object and what shall be done with it (sensor specification 6, row k8s). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.k8s;

import org.jspecify.annotations.NullMarked;
