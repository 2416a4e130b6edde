/**
 * How the streams and the durable consumers are doing. Enters: nothing but the wish to look; leaves: what the server says, as
 * plain records. Knows the names on the bus, not what follows from what it sees.
 */
@NullMarked
package dev.tripline.bus.watch;

import org.jspecify.annotations.NullMarked;
