package dev.tripline.client.kubernetes.real;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/** A namespace that belongs to the tests, which they may empty. It stays: nobody may be there who would end it. */
final class OwnNamespace {
    private static final String MARK = "tripline.dev/tests";

    private OwnNamespace() {}

    /** Makes it, or finds it with the mark; one without is somebody else's. */
    static void make(KubernetesClient admin, String name) {
        Namespace found = admin.namespaces().withName(name).get();
        if (found == null) {
            admin.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .addToLabels(MARK, "true")
                            .endMetadata()
                            .build())
                    .create();
        } else if (!"true"
                .equals(Optional.ofNullable(found.getMetadata().getLabels())
                        .orElse(Map.of())
                        .get(MARK))) {
            throw new AssertionError("the namespace " + name + " is there and has no label " + MARK
                    + "=true: tests would empty what is somebody's");
        }
    }
}
