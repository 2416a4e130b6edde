/** A nats-server with JetStream as a child process, for one machine. Enters: a data folder. Leaves: a URL with credentials that stays the same while the server is restarted. Knows the JDK and the server's command line, nothing of Tripline. */
@NullMarked
package dev.tripline.bus.embedded;

import org.jspecify.annotations.NullMarked;
