package dev.tripline.runtime.cluster.provision.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What Argo Events calls the objects of a bus that a controller runs (source specification 8.2). */
public record BusNames(String bus, String namespace) {
    public static final int CLIENT_PORT = 4222;
    public static final int CLUSTER_PORT = 6222;
    public static final int MONITOR_PORT = 8222;
    public static final int METRICS_PORT = 7777;

    public String statefulSet() {
        return "eventbus-" + bus + "-js";
    }

    public String service() {
        return statefulSet() + "-svc";
    }

    public String configMap() {
        return statefulSet() + "-config";
    }

    public String serverSecret() {
        return statefulSet() + "-server";
    }

    public String clientSecret() {
        return statefulSet() + "-client-auth";
    }

    /** Of the claims; that of a pod has the pod's name behind it. */
    public String volume() {
        return statefulSet() + "-vol";
    }

    /** Without the domain of the cluster, which nobody can be asked for. */
    public String host() {
        return service() + "." + namespace + ".svc";
    }

    public String url() {
        return "nats://" + host() + ":" + CLIENT_PORT;
    }

    /** Where each server finds the others. */
    public List<String> routes(int replicas) {
        return IntStream.range(0, replicas)
                .mapToObj(i -> "nats://" + statefulSet() + "-" + i + "." + host() + ":" + CLUSTER_PORT)
                .toList();
    }

    /** On all objects, and what the Service and the StatefulSet select by. */
    public Map<String, String> labels() {
        return new TreeMap<>(Map.of("controller", "eventbus-controller", "eventbus-name", bus, "owner-name", bus));
    }
}
