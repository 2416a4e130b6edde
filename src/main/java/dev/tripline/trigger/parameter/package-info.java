/** How the parameters of triggers are filled: from the events of a firing to values, payloads and edited documents (sensor specification 5.3 and 5.4). Enters: parameters bound from a manifest, and a firing. Leaves: text, or a render failure. Pure. Not a connector: every kind may use it. */
@NullMarked
package dev.tripline.trigger.parameter;

import org.jspecify.annotations.NullMarked;
