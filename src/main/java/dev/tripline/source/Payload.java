package dev.tripline.source;

import dev.tripline.event.Body;
import java.util.Optional;

/**
 * What a source makes of one upstream message, before it becomes a CloudEvent.
 *
 * @param body JSON in the shape that Argo Events gives it
 * @param providerId what upstream calls this occurrence (delivery id, slot, offset): the same for every redelivery. The
 *     event's id becomes {@code <event source>:<event>:<providerId>}. Absent: the event gets a fresh random id.
 */
public record Payload(Body body, Optional<String> providerId) {
    public static Payload of(Body body) {
        return new Payload(body, Optional.empty());
    }

    public static Payload of(Body body, String providerId) {
        return new Payload(body, providerId.isEmpty() ? Optional.empty() : Optional.of(providerId));
    }
}
