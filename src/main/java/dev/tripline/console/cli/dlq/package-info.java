/** The commands about dead letters: ls, show, redrive, drop. */
@NullMarked
package dev.tripline.console.cli.dlq;

import org.jspecify.annotations.NullMarked;
