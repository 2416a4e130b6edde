/** Acting at the API server of Kubernetes for triggers: on a virtual thread, with the rights of the sensor's service account, each answer an outcome. Enters: what to do, whose rights. Leaves: objects, or the outcome that ended it. Not a connector: every kind that acts in a cluster uses it. */
@NullMarked
package dev.tripline.trigger.cluster;

import org.jspecify.annotations.NullMarked;
