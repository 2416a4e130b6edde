package dev.tripline.console.rest.admission;

import dev.tripline.runtime.admission.Buses;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks the API server. */
@Singleton
class ClusterBuses implements Buses {
    private final Instance<KubernetesClient> client;

    ClusterBuses(Instance<KubernetesClient> client) {
        this.client = client;
    }

    @Override
    public Optional<String> missing(String namespace, String name) {
        boolean there = client.get()
                        .genericKubernetesResources("argoproj.io/v1alpha1", "EventBus")
                        .inNamespace(namespace)
                        .withName(name)
                        .get()
                != null;
        return there ? Optional.empty() : Optional.of("eventbus.argoproj.io \"" + name + "\" not found");
    }
}
