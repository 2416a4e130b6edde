package dev.tripline.source.cluster;

import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Clients for listeners. In a cluster they have the rights of the event source's service account, by a token of its own, as its pod would
 * have in Argo Events; never Tripline's rights instead. Outside of one it is whoever the kubeconfig names: somebody's own machine. Thread-safe.
 */
@ApplicationScoped
public class ByToken implements SourceAccounts {
    private final Supplier<KubernetesClient> own;
    private final Cluster cluster;
    private final String namespace;

    @Inject
    public ByToken(
            Instance<KubernetesClient> own,
            Cluster cluster,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this((Supplier<KubernetesClient>) own::get, cluster, namespace);
    }

    /** @param namespace where the accounts are */
    public ByToken(Supplier<KubernetesClient> own, Cluster cluster, String namespace) {
        this.own = own;
        this.cluster = cluster;
        this.namespace = namespace;
    }

    @Override
    public KubernetesClient client(String account) throws NoToken, InterruptedException {
        Optional<KubernetesClient> acting = cluster.client(new ServiceAccount(namespace, account));
        return acting.isPresent() ? acting.get() : own.get();
    }

    @Override
    public String namespace() {
        return namespace;
    }
}
