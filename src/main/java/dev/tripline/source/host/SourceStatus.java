package dev.tripline.source.host;

import dev.tripline.event.Origin;

/**
 * How one event of an event source is doing.
 *
 * @param kind its key in the spec
 * @param url where a hook is called; empty for listeners
 * @param detail why it is not running; empty when it is
 */
public record SourceStatus(Origin origin, String kind, State state, String url, String detail) {
    /** {@code WAITING}: it failed and will be tried again. {@code NOT_SERVED}: checked, but this version cannot do it. */
    public enum State {
        STARTING,
        RUNNING,
        WAITING,
        REFUSED,
        NOT_SERVED
    }
}
