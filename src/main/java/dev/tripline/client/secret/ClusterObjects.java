package dev.tripline.client.secret;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets and ConfigMaps of one namespace, by {@code get} and never by {@code list}. */
final class ClusterObjects implements ObjectReader {
    private final KubernetesClient client;
    private final String namespace;

    ClusterObjects(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<Map<String, String>> read(Referenced object) {
        return switch (object.kind()) {
            case SECRET ->
                Optional.ofNullable(client.secrets()
                                .inNamespace(namespace)
                                .withName(object.name())
                                .get())
                        .map(secret ->
                                decoded(Optional.ofNullable(secret.getData()).orElse(Map.of())));
            case CONFIG_MAP ->
                Optional.ofNullable(client.configMaps()
                                .inNamespace(namespace)
                                .withName(object.name())
                                .get())
                        .map(map ->
                                Map.copyOf(Optional.ofNullable(map.getData()).orElse(Map.of())));
        };
    }

    private static Map<String, String> decoded(Map<String, String> data) {
        Map<String, String> values = new HashMap<>();
        data.forEach(
                (key, value) -> values.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return values;
    }
}
