/** The front door: the contracts a source of events speaks. A connector is one folder below; the host (folder host) does the ritual around every one of them. */
@NullMarked
package dev.tripline.source;

import org.jspecify.annotations.NullMarked;
