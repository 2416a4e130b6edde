package dev.tripline.runtime.cluster.provision;

import dev.tripline.runtime.cluster.provision.server.BusNames;
import dev.tripline.runtime.cluster.provision.server.ServerConfig;
import dev.tripline.runtime.cluster.provision.server.StoreKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The objects beside the servers. Pure. */
final class BusObjects {
    /** In the config map. */
    static final String CONFIG_KEY = "nats-js";

    private BusObjects() {}

    static Secret secret(Wanted wanted, String name, Map<String, String> keys, String store) {
        Map<String, String> data = new TreeMap<>();
        keys.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new SecretBuilder()
                .withMetadata(wanted.metadata(name)
                        .addToAnnotations(Marks.STORE, store)
                        .build())
                .withType("Opaque")
                .withData(data)
                .build();
    }

    static ConfigMap configMap(Wanted wanted, boolean syncs, StoreKey key) {
        return new ConfigMapBuilder()
                .withMetadata(wanted.metadata(wanted.names().configMap()).build())
                .addToData(CONFIG_KEY, ServerConfig.render(wanted.names(), wanted.spec(), syncs, key))
                .build();
    }

    /** Without an address of its own; servers look each other up before they are ready. */
    static Service service(Wanted wanted) {
        return new ServiceBuilder()
                .withMetadata(wanted.metadata(wanted.names().service()).build())
                .withNewSpec()
                .withType("ClusterIP")
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(wanted.names().labels())
                .withPorts(
                        port("tcp-client", BusNames.CLIENT_PORT),
                        port("cluster", BusNames.CLUSTER_PORT),
                        port("metrics", BusNames.METRICS_PORT),
                        port("monitor", BusNames.MONITOR_PORT))
                .endSpec()
                .build();
    }

    private static ServicePort port(String name, int number) {
        return new ServicePortBuilder().withName(name).withPort(number).build();
    }
}
