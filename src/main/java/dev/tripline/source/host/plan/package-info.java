/** Reads event sources: manifests enter, every event bound to its kind's record leaves, and what stands in the way of what. It knows the contracts of the front door and the routes of hooks, never a kind; it opens nothing. */
@NullMarked
package dev.tripline.source.host.plan;

import org.jspecify.annotations.NullMarked;
