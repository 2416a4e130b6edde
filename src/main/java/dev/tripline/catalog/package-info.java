/** How manifests arrive. Leaves: snapshots of all manifests that should run, with every problem. Enters: the runtime's opinion of them. Knows manifests, but no kind's meaning; where they are kept is for the folders below. */
@NullMarked
package dev.tripline.catalog;

import org.jspecify.annotations.NullMarked;
