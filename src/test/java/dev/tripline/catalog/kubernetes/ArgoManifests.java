package dev.tripline.catalog.kubernetes;

import dev.tripline.client.kubernetes.TestCluster;

/** Objects as people apply them, in the namespace {@code events}. */
public final class ArgoManifests {
    public static final String NAMESPACE = "events";
    private static final String BASE = "/apis/argoproj.io/v1alpha1/namespaces/events/";

    private ArgoManifests() {}

    public static String path(ArgoKind kind, String name) {
        return BASE + kind.plural() + "/" + name;
    }

    /** @param spec in the YAML of one line, without its braces */
    public static String manifest(ArgoKind kind, String name, String spec) {
        return "{apiVersion: argoproj.io/v1alpha1, kind: %s, metadata: {name: %s, namespace: events}, spec: {%s}}"
                .formatted(kind.kind(), name, spec);
    }

    public static void sensor(TestCluster server, String name, String spec) {
        server.put(manifest(ArgoKind.SENSOR, name, spec));
    }

    public static void source(TestCluster server, String name, String spec) {
        server.put(manifest(ArgoKind.EVENT_SOURCE, name, spec));
    }

    public static void exoticBus(TestCluster server, String name, String url) {
        server.put(manifest(ArgoKind.EVENT_BUS, name, "jetstreamExotic: {url: \"" + url + "\"}"));
    }
}
