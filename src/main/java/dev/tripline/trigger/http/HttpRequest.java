package dev.tripline.trigger.http;

import dev.tripline.client.http.HttpTarget;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.policy.StatusPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request ready to be sent, but for the values of its secrets.
 *
 * @param headers names as written, in sending order
 * @param host the Host header when it is not the URL's
 */
record HttpRequest(
        String method,
        HttpTarget target,
        Map<String, HeaderValue> headers,
        Optional<String> host,
        String payload,
        Duration timeLimit,
        boolean trustAll,
        Optional<StatusPolicy> status)
        implements Rendered {
    @Override
    public Map<String, Object> summary() {
        Map<String, Object> names = new LinkedHashMap<>();
        host.ifPresent(name -> names.put("Host", name));
        headers.forEach((name, value) -> names.put(name, value.shown()));
        return new Summary()
                .text("method", method)
                .text("url", target.toString())
                .value("headers", names)
                .payload(payload)
                .members();
    }
}
