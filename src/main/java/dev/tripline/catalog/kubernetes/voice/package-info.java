/** Who speaks in a cluster, and how it is told there. Enters: a lease, and sentences. Leaves: whether this replica is the one that writes, and Kubernetes events. */
@NullMarked
package dev.tripline.catalog.kubernetes.voice;

import org.jspecify.annotations.NullMarked;
