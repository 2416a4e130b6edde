package dev.tripline.source.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/**
 * What happened to an object.
 *
 * @param object as it is now; of one that is gone, as it was last, or its names alone
 * @param before with an update, where it is known
 */
record Change(Type type, GenericKubernetesResource object, Optional<GenericKubernetesResource> before) {
    enum Type {
        ADD,
        UPDATE,
        DELETE
    }

    String uid() {
        return object.getMetadata().getUid();
    }

    String version() {
        return object.getMetadata().getResourceVersion();
    }
}
