package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test reads and deletes by paths, with the rights of a client. */
public record RawObjects(KubernetesClient client) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<JsonNode> get(String path) {
        try {
            return Optional.ofNullable(client.raw(path)).map(RawObjects::json);
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** With their kind, which a real server says of the list only. */
    public List<ObjectNode> list(String path) {
        JsonNode list = get(path).orElseThrow();
        String kind = list.path("kind").asText().replaceFirst("List$", "");
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            ObjectNode object = (ObjectNode) item;
            all.add(object.has("kind") ? object : object.put("kind", kind));
        }
        return all;
    }

    public JsonNode send(String path, String method, JsonNode object) {
        return json(client.raw(path, method, object.toString()));
    }

    public void delete(String path) {
        client.raw(path, "DELETE", null);
    }
}
