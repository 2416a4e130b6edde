/** The commands that talk to a running Tripline over its API. */
@NullMarked
package dev.tripline.console.cli.ask;

import org.jspecify.annotations.NullMarked;
