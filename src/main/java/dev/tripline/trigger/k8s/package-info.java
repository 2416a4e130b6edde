/** The trigger kind k8s: a firing becomes an object that is created, updated, patched or deleted at the API server, with the rights of the sensor's service account (sensor specification 6, row k8s). */
@NullMarked
package dev.tripline.trigger.k8s;

import org.jspecify.annotations.NullMarked;
