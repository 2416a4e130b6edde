/** The runtime in a cluster: where its manifests, its bus and its secrets come from, and what it says about them there. Knows the catalog of the API server; the platform asks it and knows no client. */
@NullMarked
package dev.tripline.runtime.cluster;

import org.jspecify.annotations.NullMarked;
