package dev.tripline.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A CloudEvent 1.0 as Argo Events shapes it: {@code source} is the event source's name, {@code subject} the event's name,
 * {@code type} the kind. Immutable.
 *
 * @param id unique on the whole bus; also the {@code Nats-Msg-Id}
 * @param time when the source took it in; absent in events of foreign publishers that leave it out
 * @param dataContentType empty when the attribute is absent
 * @param extensions further attributes, kept end to end
 */
public record Event(
        String id,
        String source,
        String type,
        String subject,
        Optional<Instant> time,
        String dataContentType,
        Map<String, String> extensions,
        Body body) {

    public static final String JSON = "application/json";

    /** Extension attribute of an event that people sent through again: the id of the first one. */
    public static final String REPLAY_OF = "triplinereplayof";

    /** Extension attribute: the one sensor that shall decide about it. */
    public static final String ONLY_SENSOR = "triplinesensor";

    /** Extension attribute: what it is a part of, such as an alert from its beginning to its end. */
    public static final String EPISODE = "triplineepisode";

    /** Extension attribute: it ends its episode. */
    public static final String EPISODE_OVER = "triplineepisodeover";

    public Event {
        if (id.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("a CloudEvent needs an id and a source");
        }
        extensions = Map.copyOf(extensions);
    }

    /** Upstream named this occurrence, so it may come again long after the stream has forgotten its id. */
    public boolean isNamedUpstream() {
        return id.startsWith(source + ":" + subject + ":");
    }

    /** The only sensor that may decide about it; empty when all may. */
    public Optional<String> onlySensor() {
        return Optional.ofNullable(extensions.get(ONLY_SENSOR));
    }

    /** What it is a part of; unique together with its origin. */
    public Optional<String> episode() {
        return Optional.ofNullable(extensions.get(EPISODE)).filter(id -> !id.isEmpty());
    }

    public boolean endsEpisode() {
        return "true".equals(extensions.get(EPISODE_OVER)) && episode().isPresent();
    }

    /** The address that sensors listen to. */
    public Origin origin() {
        return new Origin(source, subject);
    }
}
