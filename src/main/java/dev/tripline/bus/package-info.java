/**
 * The corridor: one JetStream connection, the streams on it, and the connector that makes reactive channels of them. Enters
 * and leaves: bytes with a subject and an id. Knows the technology, not what the bytes mean; the child process for a laptop
 * is in folder embedded.
 */
@NullMarked
package dev.tripline.bus;

import org.jspecify.annotations.NullMarked;
