package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.source.host.registration.RegistrationStatus;
import java.util.Optional;

/**
 * How one event of an event source is doing.
 *
 * @param kind its key in the spec
 * @param url where a hook is called; empty for listeners
 * @param detail why it is not running; empty when it is, and when it starts
 * @param registration how its hooks stand at the provider; empty when they are not registered by us
 */
public record SourceStatus(
        Origin origin, String kind, State state, String url, String detail, Optional<RegistrationStatus> registration) {
    SourceStatus(Origin origin, String kind, State state, String url, String detail) {
        this(origin, kind, state, url, detail, Optional.empty());
    }

    SourceStatus with(Optional<RegistrationStatus> standing) {
        return new SourceStatus(origin, kind, state, url, detail, standing);
    }

    /** {@code STANDING_BY}: another replica serves it. {@code WAITING}: it failed and will be tried again. {@code NOT_SERVED}: checked, but this version cannot do it. */
    public enum State {
        STARTING,
        RUNNING,
        STANDING_BY,
        WAITING,
        REFUSED,
        NOT_SERVED
    }
}
