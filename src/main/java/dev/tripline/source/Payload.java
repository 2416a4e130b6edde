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
 * @param episode what it is a part of, when the kind knows
 */
public record Payload(
        Body body, Optional<String> providerId, Map<String, String> extensions, Optional<Episode> episode) {
    /**
     * The longer story that an occurrence belongs to, such as an alert from its beginning until it is resolved. Triggers can ask to
     * be called off once it is over.
     *
     * @param id the same for each occurrence of the episode, unlike any other of the same event of an event source
     * @param over this occurrence ends it
     */
    public record Episode(String id, boolean over) {
        public Episode {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an episode has an id");
            }
        }
    }

    public Payload {
        extensions = Map.copyOf(extensions);
    }

    public Payload(Body body, Optional<String> providerId, Map<String, String> extensions) {
        this(body, providerId, extensions, Optional.empty());
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
        return providerId.isPresent() ? this : new Payload(body, Optional.of(identity), extensions, episode);
    }

    /** The same as a part of an episode. */
    public Payload in(Episode whole) {
        return new Payload(body, providerId, extensions, Optional.of(whole));
    }
}
