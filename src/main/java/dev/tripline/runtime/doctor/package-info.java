/** Says what a sensor's service account may and may not do for its triggers. Enters: a Sensor. Leaves: a finding for each right that a trigger needs. */
@NullMarked
package dev.tripline.runtime.doctor;

import org.jspecify.annotations.NullMarked;
