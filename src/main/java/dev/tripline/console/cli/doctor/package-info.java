/** The command that says what a sensor's service account may and may not do. */
@NullMarked
package dev.tripline.console.cli.doctor;

import org.jspecify.annotations.NullMarked;
