/** When a failed attempt is repeated: retryStrategy as manifests write it, and the schedule it means (sensor specification 5.1). Pure. Not a connector. */
@NullMarked
package dev.tripline.trigger.retry;

import org.jspecify.annotations.NullMarked;
