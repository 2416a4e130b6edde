/**
 * Whether the API server should take an object: Argo Events' validation and its rules of what cannot be changed, in its words. Enters:
 * an object with the one before; leaves: a ruling with warnings. Knows the compiler of manifests; whether an EventBus is there it asks.
 */
@NullMarked
package dev.tripline.runtime.admission;

import org.jspecify.annotations.NullMarked;
