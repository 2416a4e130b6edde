package dev.tripline.client.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One exchange to be made.
 *
 * @param headers sent in this order, with names as written
 * @param host the Host header when it shall not be the target's own
 * @param body sent with any method; empty means none
 * @param timeout for the whole exchange: waiting for a connection, all redirects, reading the answer
 * @param trustAll accept any certificate
 */
public record HttpCall(
        String method,
        HttpTarget target,
        List<Header> headers,
        Optional<String> host,
        byte[] body,
        Duration timeout,
        boolean trustAll) {
    /**
     * @param secret whether it must stay with the target's own origin when a redirect leads away
     */
    public record Header(String name, String value, boolean secret) {
        /** Never prints the value. */
        @Override
        public String toString() {
            return name;
        }
    }

    public HttpCall {
        headers = List.copyOf(headers);
    }
}
