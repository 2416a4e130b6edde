/** What counts as success after a trigger has acted: a list of response codes, or labels that a Kubernetes object shall carry in time (sensor specification 5.5). Enters: what was observed. Leaves: a verdict. Pure. Not a connector. */
@NullMarked
package dev.tripline.trigger.policy;

import org.jspecify.annotations.NullMarked;
