package dev.tripline.client.kubernetes;

import java.time.Duration;

/**
 * One request to an API.
 *
 * @param path with the query, if there is one; begins with a slash
 * @param contentType of the body; empty when there is none
 * @param timeLimit for the whole exchange
 */
public record ApiCall(String method, String path, String contentType, String body, Duration timeLimit) {
    /** What one request may take. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    private static final String JSON = "application/json";

    public static ApiCall get(String path) {
        return new ApiCall("GET", path, "", "", USUAL);
    }

    public static ApiCall post(String path, String json) {
        return new ApiCall("POST", path, JSON, json, USUAL);
    }

    public static ApiCall put(String path, String json) {
        return new ApiCall("PUT", path, JSON, json, USUAL);
    }

    /**
     * @param strategy the patch's own media type
     */
    public static ApiCall patch(String path, String strategy, String body) {
        return new ApiCall("PATCH", path, strategy, body, USUAL);
    }

    public static ApiCall delete(String path) {
        return new ApiCall("DELETE", path, "", "", USUAL);
    }

    /** Never prints the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
