package dev.tripline.source.resource;

import dev.tripline.event.Body;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.Identity;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A change in the form that Argo Events gives it (source specification 6). */
final class ResourcePayload {
    private ResourcePayload() {}

    /** The identity of what happens once to an object is the object's, that of an update its version's. */
    static Payload of(Change change, ResourceConfig config, KubernetesSerialization json) {
        String type = change.type().name();
        String identity = change.type() == Change.Type.UPDATE
                ? Identity.of(change.uid(), type, change.version())
                : Identity.of(change.uid(), type);
        Map<String, JsonText> members = new LinkedHashMap<>();
        members.put("type", JsonText.string(type));
        members.put("body", json(change.object(), json));
        members.put("oldBody", change.before().map(before -> json(before, json)).orElseGet(() -> text("null")));
        members.put("group", JsonText.string(config.group()));
        members.put("version", JsonText.string(config.version()));
        members.put("resource", JsonText.string(config.resource()));
        JsonBuffer out = new JsonBuffer(1024).members(members);
        return Payload.of(Body.of(withMetadata(out, config.metadata())), identity);
    }

    private static byte[] withMetadata(JsonBuffer object, Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            return object.toBytes();
        }
        String whole = new String(object.toBytes(), StandardCharsets.UTF_8);
        JsonBuffer more = new JsonBuffer(256).strings(metadata);
        return (whole.substring(0, whole.length() - 1) + ",\"metadata\":"
                        + new String(more.toBytes(), StandardCharsets.UTF_8) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonText json(GenericKubernetesResource object, KubernetesSerialization json) {
        return text(json.asJson(object));
    }

    private static JsonText text(String json) {
        try {
            return JsonText.of(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedBody e) {
            throw new IllegalStateException("the API server's object is no JSON: " + e.getMessage(), e);
        }
    }
}
