/** The back door: the contract an action speaks, and how its parameters are filled. A connector is one folder below; the host (folder host) attempts, retries and records. */
@NullMarked
package dev.tripline.trigger;

import org.jspecify.annotations.NullMarked;
