/**
 * What joins the rooms to the reactive channels: ingress, events, firings, actions. Enters: an event from the front door, or
 * a delivery of the bus; leaves: publications, each acknowledged after the bus has stored it. Knows the rooms at both ends of
 * each channel and the manifests in force, not how these got here.
 */
@NullMarked
package dev.tripline.runtime.flow;

import org.jspecify.annotations.NullMarked;
