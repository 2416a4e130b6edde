package dev.tripline.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read whole and within its limit.
 *
 * @param query decoded parameters in order of appearance
 * @param headers names in Go's canonical capitalisation; {@code Host} is not among them; the value of {@code Authorization}
 *     is masked already
 * @param body the raw bytes as received: verify these, then parse
 */
public record HookRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, by its canonical name. */
    public Optional<String> header(String canonicalName) {
        List<String> values = headers.getOrDefault(canonicalName, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
