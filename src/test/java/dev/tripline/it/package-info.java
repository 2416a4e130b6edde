/**
 * The promises, kept by the packaged application in processes of its own, with a real bus, real files and real sockets. Each
 * acceptance line is one test, and prints its figures in one line. Knows nothing of the code but its formats on the bus.
 */
@NullMarked
package dev.tripline.it;

import org.jspecify.annotations.NullMarked;
