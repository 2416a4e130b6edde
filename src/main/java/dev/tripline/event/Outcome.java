package dev.tripline.event;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to act. Closed: a switch over it needs no default. Texts hold no secrets. */
public sealed interface Outcome {
    /** One line for people: what the target answered, or why it did not. */
    String detail();

    /** The effect is there. */
    record Done(String detail) implements Outcome {}

    /** No effect, and trying again may help. {@code after} is the target's own wish (Retry-After). */
    record Retry(String detail, Optional<Duration> after) implements Outcome {
        public Retry(String detail) {
            this(detail, Optional.empty());
        }
    }

    /** No effect, and trying again cannot help: bad request, forbidden, cannot be rendered. */
    record Rejected(String detail) implements Outcome {}

    /** Nobody can tell whether the effect is there: the answer got lost after sending. */
    record Unknown(String detail) implements Outcome {}
}
