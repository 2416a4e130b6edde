/** The commands that start the runtime and open ports: dev and serve. */
@NullMarked
package dev.tripline.console.cli.run;

import org.jspecify.annotations.NullMarked;
