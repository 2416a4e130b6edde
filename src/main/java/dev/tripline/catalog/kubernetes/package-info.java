/** Manifests from an API server. Enters: a client, a namespace, the name of a bus. Leaves: snapshots of the EventBus, the EventSources and the Sensors of that bus. Knows fabric8's client and the manifest reader, and asks a check for everything else. */
@NullMarked
package dev.tripline.catalog.kubernetes;

import org.jspecify.annotations.NullMarked;
