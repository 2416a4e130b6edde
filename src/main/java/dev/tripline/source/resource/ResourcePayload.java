package dev.tripline.source.resource;

import dev.tripline.event.Body;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.Identity;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;

/** A change in the form that Argo Events gives it (source specification 6). */
final class ResourcePayload {
    private ResourcePayload() {}

    /**
     * The identity of what happens once to an object is the object's, that of an update its version's.
     *
     * @param object that of the change, as JSON
     */
    static Payload of(Change change, String object, ResourceConfig config, KubernetesSerialization json) {
        String type = change.type().name();
        String identity = change.type() == Change.Type.UPDATE
                ? Identity.of(change.uid(), type, change.version())
                : Identity.of(change.uid(), type);
        JsonBuffer out = new JsonBuffer(object.length() + 1024)
                .raw("{\"type\":")
                .string(type)
                .raw(",\"body\":")
                .json(text(object))
                .raw(",\"oldBody\":")
                .json(text(change.before().map(json::asJson).orElse("null")))
                .raw(",\"group\":")
                .string(config.group())
                .raw(",\"version\":")
                .string(config.version())
                .raw(",\"resource\":")
                .string(config.resource());
        if (!config.metadata().isEmpty()) {
            out.raw(",\"metadata\":").strings(config.metadata());
        }
        return Payload.of(Body.of(out.raw("}").toBytes()), identity);
    }

    private static JsonText text(String json) {
        try {
            return JsonText.of(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedBody e) {
            throw new IllegalStateException("the API server's object is no JSON: " + e.getMessage(), e);
        }
    }
}
