package dev.tripline.client.http;

import java.util.Optional;

/** What became of a call. Closed: a switch over it needs no default. */
public sealed interface HttpResult {
    /**
     * The target answered.
     *
     * @param retryAfter the header as it came
     * @param rateLimitReset when a used-up rate limit begins anew, in seconds since 1970: {@code X-RateLimit-Reset} of an
     *     answer that says {@code X-RateLimit-Remaining: 0}
     * @param body at most as many bytes of it as were asked for, {@link HttpCaller#MAX_BODY} if nothing was said
     */
    record Answered(int status, Optional<String> retryAfter, Optional<String> rateLimitReset, byte[] body)
            implements HttpResult {
        public Answered(int status, Optional<String> retryAfter, byte[] body) {
            this(status, retryAfter, Optional.empty(), body);
        }
    }

    /** Nothing was sent: no address, no connection, no TLS, or no time left. */
    record NotSent(String reason) implements HttpResult {}

    /** The request went out, at least in part, and no answer came. */
    record Lost(String reason) implements HttpResult {}

    /** The target's redirects lead nowhere that this client goes. */
    record Refused(String reason) implements HttpResult {}
}
