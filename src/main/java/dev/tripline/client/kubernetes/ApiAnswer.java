package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What became of a request. Closed: a switch over it needs no default. */
public sealed interface ApiAnswer {
    /** A code below 300. */
    record Good(int code, JsonNode body) implements ApiAnswer {}

    /**
     * The server says no.
     *
     * @param reason the word for programs, such as {@code AlreadyExists}; may be empty
     * @param after when it wants to be asked again
     */
    record Refused(int code, String reason, String message, Optional<Duration> after) implements ApiAnswer {}

    /** There is no token for the account, since Tripline may not ask for one or the account is not there: nothing was sent. */
    record Denied(String message) implements ApiAnswer {}

    /** Nothing was sent. */
    record NotSent(String reason) implements ApiAnswer {}

    /** The request went out, and no answer came. */
    record Lost(String reason) implements ApiAnswer {}
}
