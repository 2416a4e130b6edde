/** From a trigger of a manifest to the plan that every firing uses, and everything that can be said about it when it is loaded (sensor specification 1.3 and 1.4). Enters: an item of triggers[]. Leaves: a plan, problems. Knows kinds only by their contract. */
@NullMarked
package dev.tripline.trigger.host.plan;

import org.jspecify.annotations.NullMarked;
