/** What the API server is told about the objects that are served: conditions, events, finalizers; by one replica, the holder of a lease. Enters: the runtime's opinion of each object. Knows Argo Events' words for the conditions. */
@NullMarked
package dev.tripline.catalog.kubernetes.status;

import org.jspecify.annotations.NullMarked;
