/** A dependency's {@code filters} as people write them. Enters: what the manifest says. Leaves: records that are valid. */
@NullMarked
package dev.tripline.sensor.filter.spec;

import org.jspecify.annotations.NullMarked;
