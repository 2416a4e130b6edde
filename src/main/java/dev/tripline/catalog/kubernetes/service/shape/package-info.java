/** How Services and EndpointSlices should be. Enters: event sources as they are in force, and what the API server has. Leaves: objects to write. Pure: nothing here asks anybody. */
@NullMarked
package dev.tripline.catalog.kubernetes.service.shape;

import org.jspecify.annotations.NullMarked;
