package dev.tripline.client.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** What tests ask of any API server, imitated or real. */
public interface TestCluster extends AutoCloseable {
    /** What a client asked for. */
    record Asked(String method, String path, String query) {
        public boolean isWrite() {
            return !method.equals("GET");
        }
    }

    /** A kubeconfig of somebody who may do everything, as YAML. */
    String kubeconfig(String namespace);

    /** The same somebody's; closed with the cluster. */
    KubernetesClient client(String namespace);

    /** All that its clients asked for, oldest first. */
    List<Asked> asked();

    /** Makes a namespace that belongs to the tests, or empties it. */
    default void namespace(String name) {
        put("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}");
    }

    /**
     * Creates or exchanges an object, with its status, as YAML or JSON; finalizers that it does not name stay. Answers it as it
     * is now.
     */
    JsonNode put(String manifest);

    /** The object at a path such as {@code /api/v1/namespaces/default/pods/a}. */
    Optional<JsonNode> get(String path);

    /** All objects of a collection, such as {@code /apis/argoproj.io/v1alpha1/workflows}. */
    List<ObjectNode> list(String path);

    void delete(String path);

    @Override
    void close();
}
