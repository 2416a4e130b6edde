package dev.tripline.source.shape;

import dev.tripline.event.Body;
import dev.tripline.source.Answer;
import dev.tripline.source.Payload;
import java.util.List;
import java.util.Map;

/** The payload of a hook: {@code {"header(s)": …, "body": …, "metadata"?: …}} (source specification 2.1, 2.2). */
public final class HookPayload {
    /** Writes one JSON value. */
    @FunctionalInterface
    public interface Value {
        void write(JsonBuffer out) throws MalformedBody;
    }

    private HookPayload() {}

    /**
     * @param headersKey {@code header} for webhook and sns, {@code headers} for everybody else
     * @param size of the body as received, to guess the size of the payload
     * @param metadata left out when empty
     */
    public static Body of(
            String headersKey, Map<String, List<String>> headers, int size, Value body, Map<String, String> metadata)
            throws MalformedBody {
        JsonBuffer out = new JsonBuffer(size + 1024);
        out.raw("{\"").raw(headersKey).raw("\":").lists(headers).raw(",\"body\":");
        body.write(out);
        if (!metadata.isEmpty()) {
            out.raw(",\"metadata\":").strings(metadata);
        }
        return Body.of(out.raw("}").toBytes());
    }

    /**
     * A delivery as it came, one event of it: headers and body, or a refusal of what is no JSON.
     *
     * @param body the raw bytes, which hold one JSON value
     * @param providerId what the provider calls the delivery; empty when it does not
     */
    public static Answer delivery(
            Map<String, List<String>> headers, byte[] body, Map<String, String> metadata, String providerId) {
        try {
            Body payload = of("headers", headers, body.length, out -> JsonCompactor.copy(body, out), metadata);
            return Answer.Accepted.one(Payload.of(payload, providerId));
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "invalid event");
        }
    }
}
