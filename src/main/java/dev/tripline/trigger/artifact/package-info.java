/** The Kubernetes objects that triggers act with: where they come from (sensor specification 7), and how a firing fills them. Enters: a source bound from a manifest, parameters, a firing. Leaves: the object, or where it will be read when the trigger acts. Pure. Not a connector: every kind that acts on objects may use it. */
@NullMarked
package dev.tripline.trigger.artifact;

import org.jspecify.annotations.NullMarked;
