package dev.tripline.source;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a hook makes of a request. */
public sealed interface Answer {
    /**
     * The request is good: these payloads are stored one after the other, then the caller hears 200 {@code success}. Without any
     * it hears the same, and nothing is stored.
     *
     * @param payloads may make each payload when it is asked for it
     */
    record Accepted(List<Payload> payloads) implements Answer {
        public static Accepted one(Payload payload) {
            return new Accepted(List.of(payload));
        }
    }

    /** The request is good, but no event: the caller wants to hear this text. */
    record Replied(String contentType, String text) implements Answer {}

    /**
     * The request is refused, nothing is stored.
     *
     * @param status 503 when the same request may succeed later: the host says when to come again
     * @param text holds nothing that the caller sent
     */
    record Refused(int status, String text) implements Answer {}

    /**
     * Somebody else has to be asked first. The host waits without a thread, but not for ever: past its deadline the caller hears
     * 503. It is cancelled then, and when the caller goes away. A failure becomes a 500 without details.
     */
    record Later(Uni<Answer> answer) implements Answer {}
}
