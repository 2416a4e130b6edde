package dev.tripline.source;

import dev.tripline.event.Body;
import java.util.Map;
import java.util.Optional;

/**
 * What a source makes of one upstream message, before it becomes a CloudEvent.
 *
 * @param body JSON in the shape that Argo Events gives it
 * @param providerId what upstream calls this occurrence (delivery id, slot, offset): the same for every redelivery. The
 *     event's id becomes {@code <event source>:<event>:<providerId>}. Absent: the event gets a fresh random id.
 * @param extensions further attributes of the CloudEvent that upstream gave, by name. The host leaves out what is no name of an
 *     extension, and what Tripline itself would understand.
 */
public record Payload(Body body, Optional<String> providerId, Map<String, String> extensions) {
    public Payload {
        extensions = Map.copyOf(extensions);
    }

    public Payload(Body body, Optional<String> providerId) {
        this(body, providerId, Map.of());
    }

    public static Payload of(Body body) {
        return new Payload(body, Optional.empty());
    }

    public static Payload of(Body body, String providerId) {
        return new Payload(body, providerId.isEmpty() ? Optional.empty() : Optional.of(providerId));
    }

    /** The same with an identity, unless it has one. */
    public Payload orNamed(String identity) {
        return providerId.isPresent() ? this : new Payload(body, Optional.of(identity), extensions);
    }
}
