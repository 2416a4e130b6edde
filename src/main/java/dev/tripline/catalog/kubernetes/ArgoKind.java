package dev.tripline.catalog.kubernetes;

import dev.tripline.manifest.Manifest;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/** The kinds that are read from the API server, with what Argo Events calls them there (source specification 1, 8, 9). */
public enum ArgoKind {
    EVENT_BUS(Manifest.EVENT_BUS, "eventbus", "eventbus-controller"),
    EVENT_SOURCE(Manifest.EVENT_SOURCE, "eventsources", "eventsource-controller"),
    SENSOR(Manifest.SENSOR, "sensors", "sensor-controller");

    public static final String GROUP = "argoproj.io";
    public static final String VERSION = "v1alpha1";

    private final String kind;
    private final String plural;
    private final String finalizer;

    ArgoKind(String kind, String plural, String finalizer) {
        this.kind = kind;
        this.plural = plural;
        this.finalizer = finalizer;
    }

    /** As manifests write it. */
    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }

    /** What Argo Events' controller puts on each object. */
    public String finalizer() {
        return finalizer;
    }

    /** What positions call an object, for example {@code sensor/hello}. */
    public String path(String name) {
        return kind.toLowerCase(Locale.ROOT) + "/" + name;
    }

    public ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
