package dev.tripline.catalog.kubernetes;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The custom resource definitions as Argo Events ships them (source specification 1, 9): names, short names, open schema. Those
 * that are there belong to somebody: they are neither changed nor deleted. Blocks.
 */
public final class CustomResources {
    private static final int CONFLICT = 409;

    private CustomResources() {}

    /**
     * Creates those that are missing.
     *
     * @return their names
     * @throws KubernetesClientException when the API server does not let us
     */
    public static List<String> install(KubernetesClient client) {
        List<String> created = new ArrayList<>();
        var definitions = client.apiextensions().v1().customResourceDefinitions();
        for (ArgoKind kind : ArgoKind.values()) {
            String name = kind.plural() + "." + ArgoKind.GROUP;
            if (definitions.withName(name).get() == null) {
                try {
                    definitions.resource(definition(kind)).create();
                    created.add(name);
                } catch (KubernetesClientException e) {
                    if (e.getCode() != CONFLICT) {
                        throw e;
                    }
                }
            }
        }
        return created;
    }

    static CustomResourceDefinition definition(ArgoKind kind) {
        String file = "/crds/" + kind.plural() + ".yaml";
        try (InputStream in = CustomResources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + file);
            }
            return Serialization.unmarshal(in, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
