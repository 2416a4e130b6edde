package dev.tripline.runtime.cluster.provision.server;

import dev.tripline.manifest.eventbus.JetStreamBus;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of the servers, for the paths at which Argo Events' pods and ours mount it. The name of the cluster, the names of
 * the servers and the folder of the store are Argo Events', since a bus of its making is to go on with them. Pure.
 */
public final class ServerConfig {
    /** Where the configuration and the Secret are mounted. */
    public static final String CONFIG_FOLDER = "/etc/nats-config";

    public static final String CONFIG_FILE = CONFIG_FOLDER + "/nats-js.conf";
    public static final String RUN_FOLDER = "/var/run/nats";
    public static final String PID_FILE = RUN_FOLDER + "/nats.pid";
    public static final String DATA_FOLDER = "/data/jetstream";

    private static final int DEFAULT_REPLICAS = 3;
    /** Fewer servers cannot agree on anything. */
    private static final int SMALLEST_CLUSTER = 3;

    private ServerConfig() {}

    public static int replicas(JetStreamBus bus) {
        return bus.replicas().orElse(DEFAULT_REPLICAS);
    }

    /** @param syncs whether the server knows {@code sync_interval: always} */
    public static String render(BusNames names, JetStreamBus bus, boolean syncs, StoreKey key) {
        List<String> lines = new ArrayList<>(List.of(
                "server_name: $POD_NAME",
                "port: " + BusNames.CLIENT_PORT,
                "http: " + BusNames.MONITOR_PORT,
                "pid_file: \"" + PID_FILE + "\"",
                "max_payload: "
                        + bus.maxPayload().filter(size -> !size.isEmpty()).orElse("1MB"),
                "lame_duck_grace_period: 5s",
                "lame_duck_duration: 30s",
                ""));
        lines.addAll(tls("", "server", "ca"));
        lines.add("jetstream {");
        lines.add("  store_dir: \"" + DATA_FOLDER + "/store\"");
        lines.add("  max_memory_store: 64MB");
        StoreSize.of(bus).ifPresent(bytes -> lines.add("  max_file_store: " + bytes));
        if (syncs) {
            lines.add("  # On the disk before it is acknowledged.");
            lines.add("  sync_interval: always");
        }
        if (key != StoreKey.NONE) {
            lines.add("  " + key.line());
        }
        // The last of two equal settings counts, so what the EventBus says stands behind.
        bus.settings().ifPresent(text -> text.lines().map(String::strip).forEach(line -> lines.add("  " + line)));
        lines.add("}");
        if (replicas(bus) >= SMALLEST_CLUSTER) {
            lines.addAll(cluster(names, replicas(bus)));
        }
        lines.add("include ./auth.conf");
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cluster(BusNames names, int replicas) {
        List<String> lines = new ArrayList<>(List.of(
                "cluster {",
                "  name: \"" + names.bus() + "\"",
                "  port: " + BusNames.CLUSTER_PORT,
                "  routes: [" + String.join(", ", names.routes(replicas)) + "]",
                "  connect_retries: 120",
                // Clients know the Service; for the addresses of pods there are no certificates.
                "  no_advertise: true"));
        lines.addAll(tls("  ", "cluster-server", "cluster-ca"));
        lines.add("}");
        return lines;
    }

    private static List<String> tls(String indent, String identity, String authority) {
        return List.of(
                indent + "tls {",
                indent + "  cert_file: \"" + CONFIG_FOLDER + "/" + identity + "-cert.pem\"",
                indent + "  key_file: \"" + CONFIG_FOLDER + "/" + identity + "-key.pem\"",
                indent + "  ca_file: \"" + CONFIG_FOLDER + "/" + authority + "-cert.pem\"",
                indent + "  timeout: 5",
                indent + "}");
    }
}
