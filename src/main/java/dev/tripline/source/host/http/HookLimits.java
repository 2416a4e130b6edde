package dev.tripline.source.host.http;

import java.time.Duration;

/**
 * What one caller may take from a port. Deadlines are checked a few times within each, not to the millisecond.
 *
 * @param read for the head of a first request, and again for a body
 * @param answer until the bus has answered
 * @param idle between requests of a connection
 * @param drain for requests in flight when a port closes
 * @param connections of one port and event loop; beyond it the connection that has been idle longest is closed
 * @param headers lines of a request
 * @param headerBytes of a request's head
 */
public record HookLimits(
        Duration read, Duration answer, Duration idle, Duration drain, int connections, int headers, int headerBytes) {
    public static final HookLimits DEFAULT = new HookLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            Duration.ofSeconds(10),
            2048,
            200,
            32 * 1024);

    /** How often deadlines are looked at. */
    long sweepMillis() {
        return Math.clamp(read.toMillis() / 10, 20, 1000);
    }
}
