/** With whose rights event sources act in a cluster. Enters: the name of a service account; leaves: a client. Knows the client of Kubernetes, no kind of source. */
@NullMarked
package dev.tripline.source.cluster;

import org.jspecify.annotations.NullMarked;
