package dev.tripline.client.kubernetes;

import dev.tripline.client.secret.ConfigMaps;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Config maps of the manifests' own namespace, read one by one by their name, as a pod mounts them: with the process's own
 * rights. Kept for five seconds.
 */
@ApplicationScoped
public class ClusterConfigMaps implements ConfigMaps {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 100;

    private record Cached(Map<String, String> data, Instant until) {}

    private final Cluster cluster;
    private final String namespace;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    @Inject
    public ClusterConfigMaps(
            Cluster cluster, @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    @Override
    public Optional<String> read(ConfigMapKeySelector selector) throws Unreadable {
        Optional<KubernetesClient> client = cluster.own();
        if (client.isEmpty() || selector.name().isEmpty()) {
            return Optional.empty();
        }
        Cached cached = cache.get(selector.name());
        if (cached == null || Instant.now().isAfter(cached.until())) {
            cached = new Cached(
                    data(client.get(), selector.name()), Instant.now().plus(FRESH));
            if (cache.size() >= MOST) {
                cache.clear();
            }
            cache.put(selector.name(), cached);
        }
        return Optional.ofNullable(cached.data().get(selector.key()));
    }

    private Map<String, String> data(KubernetesClient client, String name) throws Unreadable {
        try {
            ConfigMap found =
                    client.configMaps().inNamespace(namespace).withName(name).get();
            return found == null || found.getData() == null ? Map.of() : found.getData();
        } catch (KubernetesClientException e) {
            throw new Unreadable(
                    "config map " + namespace + "/" + name + " cannot be read: HTTP " + e.getCode(),
                    e.getCode() == 403);
        }
    }
}
