/**
 * The manifests in force. Enters: manifests; leaves: sensors, trigger plans and source bindings, swapped in whole, and the
 * place in the stream where each sensor began. Knows what rooms make of a manifest, not the flow of events.
 */
@NullMarked
package dev.tripline.runtime.deploy;

import org.jspecify.annotations.NullMarked;
