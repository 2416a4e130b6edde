/** The command line: one jar, server and tools. Only dev and serve start the runtime and open ports; the others talk to a running one over its API. */
@NullMarked
package dev.tripline.console.cli;

import org.jspecify.annotations.NullMarked;
