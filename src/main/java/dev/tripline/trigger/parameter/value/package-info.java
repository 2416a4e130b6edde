/** Where a parameter's value comes from (sensor specification 5.2): a path or a template over an event's attributes or body, or a fixed value. Enters: a source bound from a manifest, and a firing. Leaves: the value, or a render failure. Pure. */
@NullMarked
package dev.tripline.trigger.parameter.value;

import org.jspecify.annotations.NullMarked;
