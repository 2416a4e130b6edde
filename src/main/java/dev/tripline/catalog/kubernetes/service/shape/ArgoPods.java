package dev.tripline.catalog.kubernetes.service.shape;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;

/** What Argo Events' controller would call the pods and the Service of an event source (source specification 8.1). */
public final class ArgoPods {
    static final String CONTROLLER = "controller";
    static final String SOURCE = "eventsource-name";
    static final String OWNER = "owner-name";

    private ArgoPods() {}

    public static String service(String source) {
        return source + "-eventsource-svc";
    }

    /** On everything of it, and by what its Service selects. */
    static Map<String, String> labels(String source) {
        return Map.of(CONTROLLER, "eventsource-controller", SOURCE, source, OWNER, source);
    }

    /** With what {@code spec.template} adds to the pods. */
    static Map<String, String> podLabels(GenericKubernetesResource source) {
        Map<String, String> labels = new HashMap<>();
        Object spec = source.getAdditionalProperties().get("spec");
        if (member(member(member(spec, "template"), "metadata"), "labels") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
        }
        labels.putAll(labels(source.getMetadata().getName()));
        return labels;
    }

    private static @org.jspecify.annotations.Nullable Object member(
            @org.jspecify.annotations.Nullable Object value, String key) {
        return value instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
