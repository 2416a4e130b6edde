package dev.tripline.source;

import java.util.List;

/** What a hook makes of a request. */
public sealed interface Answer {
    /** The request is good: these payloads are stored, then the caller hears 200 {@code success}. */
    record Accepted(List<Payload> payloads) implements Answer {
        public static Accepted one(Payload payload) {
            return new Accepted(List.of(payload));
        }
    }

    /** The request is refused, nothing is stored. */
    record Refused(int status, String text) implements Answer {}
}
