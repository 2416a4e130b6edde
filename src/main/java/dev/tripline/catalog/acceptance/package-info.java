/** Which versions of what people wrote may run. Enters: the newest and the last good version of each, and the runtime's check. Leaves: the choice, its manifests and every problem. The same rule for files and for objects of a cluster. */
@NullMarked
package dev.tripline.catalog.acceptance;

import org.jspecify.annotations.NullMarked;
