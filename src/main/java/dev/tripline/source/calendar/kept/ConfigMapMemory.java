package dev.tripline.source.calendar.kept;

import dev.tripline.event.Origin;
import dev.tripline.source.Emitter.Memory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.mutiny.Uni;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One key of a ConfigMap, {@code <event source>.<event>}, as Argo Events keeps it (source specification 5). Several events may share
 * a map. Requests run on virtual threads. Thread-safe.
 */
public final class ConfigMapMemory implements Memory {
    /** The map is not there, and is not to be made. */
    public static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere(String name) {
            super("the config map " + name + " is not there; create it, or set createIfNotExist");
        }
    }

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("config-map").start(task);
    private static final int MOST_CONFLICTS = 5;

    private final Supplier<KubernetesClient> client;
    private final String namespace;
    private final String name;
    private final boolean create;
    private final String key;

    /**
     * @param create make the map when it is not there
     */
    public ConfigMapMemory(
            Supplier<KubernetesClient> client, String namespace, String name, boolean create, Origin origin) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.create = create;
        this.key = origin.eventSource() + "." + origin.event();
    }

    /** Fails with {@link NotThere}, too. */
    @Override
    public Uni<Optional<String>> recall() {
        return Uni.createFrom()
                .item(() -> {
                    Optional<ConfigMap> map = find();
                    if (map.isEmpty() && !create) {
                        throw new NotThere(name);
                    }
                    if (map.isEmpty()) {
                        make(Map.of());
                    }
                    return map.flatMap(this::value);
                })
                .runSubscriptionOn(THREADS);
    }

    @Override
    public Uni<Void> keep(String text) {
        return Uni.createFrom()
                .item(() -> {
                    write(text, 1);
                    return text;
                })
                .runSubscriptionOn(THREADS)
                .replaceWithVoid();
    }

    private Optional<ConfigMap> find() {
        return Optional.ofNullable(
                client.get().configMaps().inNamespace(namespace).withName(name).get());
    }

    /** The text of a map; empty when it has none. */
    private Optional<String> value(ConfigMap map) {
        return Optional.ofNullable(map.getData()).flatMap(data -> Optional.ofNullable(data.get(key)));
    }

    private void write(String text, int attempt) {
        try {
            Optional<ConfigMap> map = find();
            if (map.isPresent()) {
                client.get()
                        .configMaps()
                        .inNamespace(namespace)
                        .resource(new ConfigMapBuilder(map.get())
                                .addToData(key, text)
                                .build())
                        .update();
            } else if (create) {
                make(Map.of(key, text));
            } else {
                throw new NotThere(name);
            }
        } catch (KubernetesClientException e) {
            // Somebody else wrote another key meanwhile.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == MOST_CONFLICTS) {
                throw e;
            }
            write(text, attempt + 1);
        }
    }

    private void make(Map<String, String> data) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data)
                .build();
        client.get().configMaps().inNamespace(namespace).resource(map).create();
    }
}
