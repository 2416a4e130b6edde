/** The housekeeper: opens and closes rooms when manifests change, and joins the ends of the rooms to the reactive channels: ingress, events, firings, actions. */
@NullMarked
package dev.tripline.runtime;

import org.jspecify.annotations.NullMarked;
