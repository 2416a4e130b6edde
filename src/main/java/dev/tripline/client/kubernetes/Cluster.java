package dev.tripline.client.kubernetes;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import dev.tripline.client.kubernetes.identity.TokenRequests;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a cluster to act in, and its API server. A kubeconfig that lies about is no reason to act: {@code
 * tripline.cluster} says {@code true}, {@code false}, {@code assumed} (manifests are only checked) or {@code auto}, which
 * means: when this process runs in a pod. Thread-safe.
 */
@ApplicationScoped
public class Cluster {
    private static final String POD = "KUBERNETES_SERVICE_HOST";
    private static final String AUTO = "auto";
    private static final String ASSUMED = "assumed";

    private final boolean connected;
    private final boolean assumed;
    private final Optional<Supplier<KubernetesClient>> clients;
    private final Optional<Vertx> vertx;
    private volatile @Nullable ApiServer server;
    private @Nullable AccountClients accounts;

    @Inject
    public Cluster(
            @ConfigProperty(name = "tripline.cluster", defaultValue = AUTO) String wanted,
            Instance<KubernetesClient> clients,
            Vertx vertx) {
        boolean pod = System.getenv(POD) != null;
        this.connected = wanted.equals(AUTO) ? pod : Boolean.parseBoolean(wanted);
        this.assumed = wanted.equals(ASSUMED);
        this.clients = Optional.of(clients::get);
        this.vertx = Optional.of(vertx);
    }

    private Cluster(Optional<ApiServer> server) {
        this.connected = server.isPresent();
        this.assumed = false;
        this.clients = Optional.empty();
        this.vertx = Optional.empty();
        this.server = server.orElse(null);
    }

    /** None at all. */
    public static Cluster none() {
        return new Cluster(Optional.empty());
    }

    /** The cluster of a client, whatever runs where. */
    public static Cluster of(KubernetesClient client, Vertx vertx) {
        return new Cluster(client, vertx);
    }

    private Cluster(KubernetesClient client, Vertx vertx) {
        this.connected = true;
        this.assumed = false;
        this.clients = Optional.of(() -> client);
        this.vertx = Optional.of(vertx);
    }

    public static Cluster of(ApiServer server) {
        return new Cluster(Optional.of(server));
    }

    /** Why nothing is carried out in a cluster; empty when it is, or when nobody shall hear of it. */
    public Optional<String> missing() {
        return connected || assumed
                ? Optional.empty()
                : Optional.of(
                        "acts in a cluster, and none is connected (TRIPLINE_CLUSTER=true connects the kubeconfig's)");
    }

    /**
     * The API server; empty when there is none to act in. The first call reads files.
     *
     * @throws UncheckedIOException when the certificate of the server's authority cannot be read
     */
    public synchronized Optional<ApiServer> server() {
        ApiServer known = server;
        if (known == null && connected && clients.isPresent() && vertx.isPresent()) {
            KubernetesClient client = clients.get().get();
            Config config = client.getConfiguration();
            known = new ApiServer(
                    config.getMasterUrl(),
                    HttpCaller.trusting(vertx.get(), authority(config), config.isTrustCerts()),
                    new TokenRequests(client),
                    InstantSource.system(),
                    new SecureRandom());
            server = known;
        }
        return Optional.ofNullable(known);
    }

    /** The accounts that Tripline may not act as, as far as somebody tried, with the reason. */
    public Map<String, String> denials() {
        ApiServer known = server;
        return known == null ? Map.of() : known.denials();
    }

    /**
     * A client with the rights of a service account; empty when there is no cluster to act in. Blocks while a token is asked for.
     *
     * @throws NoToken when Tripline may not act as the account
     */
    public Optional<KubernetesClient> client(ServiceAccount as) throws NoToken, InterruptedException {
        Optional<AccountClients> known = accounts();
        return known.isPresent() ? Optional.of(known.get().of(as)) : Optional.empty();
    }

    private synchronized Optional<AccountClients> accounts() {
        Optional<KubernetesClient> own = own();
        if (accounts == null && own.isPresent()) {
            accounts = server().map(to -> new AccountClients(own.get(), to.tokens()))
                    .orElse(null);
        }
        return Optional.ofNullable(accounts);
    }

    @PreDestroy
    synchronized void close() {
        if (accounts != null) {
            accounts.close();
        }
    }

    /** The client with the process's own rights: for reading what manifests name, never for an action. */
    Optional<KubernetesClient> own() {
        return connected ? clients.map(Supplier::get) : Optional.empty();
    }

    /**
     * An object as JSON, read with the process's own rights; empty when it, or a cluster, is not there.
     *
     * @throws UncheckedIOException when the API server does not give it
     */
    public Optional<String> read(String apiVersion, String kind, String namespace, String name) {
        try {
            return own().map(client -> client.genericKubernetesResources(apiVersion, kind)
                            .inNamespace(namespace)
                            .withName(name)
                            .get())
                    .map(Serialization::asJson);
        } catch (KubernetesClientException e) {
            throw new UncheckedIOException(
                    new IOException(kind + " " + namespace + "/" + name + " cannot be read: " + e.getMessage(), e));
        }
    }

    private static Optional<byte[]> authority(Config config) {
        if (config.getCaCertData() != null && !config.getCaCertData().isEmpty()) {
            return Optional.of(Base64.getMimeDecoder().decode(config.getCaCertData()));
        }
        if (config.getCaCertFile() == null || config.getCaCertFile().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(Path.of(config.getCaCertFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
