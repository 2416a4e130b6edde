/** Whose turn it is among the replicas. Enters: somebody who wants to serve; leaves: whether this process may. Knows two places where replicas can agree, the API server and the bus, and not what is served. */
@NullMarked
package dev.tripline.runtime.lease;

import org.jspecify.annotations.NullMarked;
