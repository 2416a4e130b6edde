package dev.tripline.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    /** What stands in a payload for the value of a header that is a secret. */
    public static final String MASK = "*** Masked Auth Secret ***";

    /** The headers, with the mask for the values of this one, if it is among them. */
    public Map<String, List<String>> headersMasking(String canonicalName) {
        if (!headers.containsKey(canonicalName)) {
            return headers;
        }
        Map<String, List<String>> masked = new TreeMap<>(headers);
        masked.put(canonicalName, List.of(MASK));
        return masked;
    }

    /** The first value of a header, by its canonical name. */
    public Optional<String> header(String canonicalName) {
        List<String> values = headers.getOrDefault(canonicalName, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
