package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What a test does to the objects of {@link FakeApiServer}, past its door. Thread-safe. */
final class FakeAdministrator {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final FakeCluster cluster;
    private final FakeKinds kinds;

    FakeAdministrator(FakeCluster cluster, FakeKinds kinds) {
        this.cluster = cluster;
        this.kinds = kinds;
    }

    JsonNode put(String manifest) {
        ObjectNode object = read(manifest);
        FakeKinds.Kind kind = kinds.byKind(
                        object.path("apiVersion").asText(), object.path("kind").asText())
                .orElseThrow(() -> new IllegalArgumentException("no such kind: " + manifest));
        String name = object.path("metadata").path("name").asText();
        String namespace =
                kind.namespaced() ? object.path("metadata").path("namespace").asText("default") : "";
        ApiPath path = new ApiPath(kind.group(), kind.version(), namespace, kind.plural(), name, "");
        synchronized (cluster) {
            try {
                Optional<ObjectNode> before = cluster.find(path);
                return before.isEmpty() ? cluster.create(path, object) : exchange(path, before.get(), object);
            } catch (FakeCluster.Refusal e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private JsonNode exchange(ApiPath path, ObjectNode before, ObjectNode object) throws FakeCluster.Refusal {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove("resourceVersion");
        JsonNode finalizers = before.at("/metadata/finalizers");
        if (!finalizers.isMissingNode() && !metadata.has("finalizers")) {
            metadata.set("finalizers", finalizers);
        }
        cluster.update(path, object);
        ApiPath status =
                new ApiPath(path.group(), path.version(), path.namespace(), path.resource(), path.name(), "status");
        return object.has("status") ? cluster.update(status, object) : cluster.get(path);
    }

    private static ObjectNode read(String manifest) {
        try {
            return (ObjectNode) YAML.readTree(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<JsonNode> get(String path) {
        synchronized (cluster) {
            return ApiPath.of(path).flatMap(cluster::find).map(found -> found);
        }
    }

    List<ObjectNode> list(String path) {
        synchronized (cluster) {
            return cluster.list(ApiPath.of(path).orElseThrow(), object -> true);
        }
    }

    void delete(String path) {
        synchronized (cluster) {
            try {
                cluster.delete(ApiPath.of(path).orElseThrow());
            } catch (FakeCluster.Refusal e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
