package dev.tripline.trigger.http;

import dev.tripline.client.http.HttpTarget;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.StatusPolicy;
import java.nio.charset.StandardCharsets;
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
    /** Bytes of the payload that the summary shows. */
    static final int PREVIEW = 4096;

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", method);
        shown.put("url", target.toString());
        Map<String, Object> names = new LinkedHashMap<>();
        host.ifPresent(name -> names.put("Host", name));
        headers.forEach((name, value) -> names.put(name, value.shown()));
        shown.put("headers", names);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        shown.put("payload", preview(bytes));
        shown.put("payloadBytes", bytes.length);
        return shown;
    }

    private String preview(byte[] bytes) {
        if (bytes.length <= PREVIEW) {
            return payload;
        }
        int end = PREVIEW;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
