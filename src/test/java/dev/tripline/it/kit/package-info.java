/** What the integration tests are made of: processes, load, targets, manifests, and a look into the bus. Everything is bounded in time. */
@NullMarked
package dev.tripline.it.kit;

import org.jspecify.annotations.NullMarked;
