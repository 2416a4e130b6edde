package dev.tripline.client.kubernetes.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.FakeApiServer.Request;
import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.it.kit.ApiCaller;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A real API server that Tripline reaches through {@link ApiProxy}, as a service account; what tests do with it goes past. With
 * empty namespaces that belong to the tests.
 */
public final class ProxiedApiServer implements FaultyCluster {
    private final RealApiServer real;
    private final ApiProxy proxy;
    private final KubernetesClient admin;

    private ProxiedApiServer(RealApiServer real) {
        this.real = real;
        this.proxy = new ApiProxy(Config.fromKubeconfig(real.kubeconfig("default")));
        this.admin = real.client("default");
    }

    /**
     * Skips the test, with a reason, where there is none.
     *
     * @param namespaces beside {@code events}
     */
    public static ProxiedApiServer wanted(String... namespaces) {
        ProxiedApiServer server = new ProxiedApiServer(RealApiServer.wanted());
        boolean prepared = false;
        try {
            Stream.of(namespaces).forEach(server::namespace);
            prepared = true;
            return server;
        } finally {
            if (!prepared) {
                server.close();
            }
        }
    }

    /** Past the proxy. */
    @Override
    public String kubeconfig(String namespace) {
        return real.kubeconfig(namespace);
    }

    @Override
    public String kubeconfigOf(String namespace, String account) {
        String token = admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
        return """
                apiVersion: v1
                kind: Config
                current-context: pod
                contexts: [{name: pod, context: {cluster: proxied, user: account, namespace: %s}}]
                clusters: [{name: proxied, cluster: {server: "%s"}}]
                users: [{name: account, user: {token: %s}}]
                """.formatted(namespace, proxy.url(), token);
    }

    /** Somebody who may do everything, through the proxy. */
    public ApiCaller administrator() {
        Config config = Config.fromKubeconfig(real.kubeconfig("default"));
        return new ApiCaller(
                proxy.url(),
                Optional.ofNullable(config.getOauthToken())
                        .or(() -> Optional.ofNullable(config.getAutoOAuthToken()))
                        .orElseThrow(() -> new AssertionError("the kubeconfig has no token")));
    }

    @Override
    public KubernetesClient client(String namespace) {
        return real.client(namespace);
    }

    @Override
    public JsonNode put(String manifest) {
        return real.put(manifest);
    }

    @Override
    public Optional<JsonNode> get(String path) {
        return real.get(path);
    }

    @Override
    public List<ObjectNode> list(String path) {
        return real.list(path);
    }

    @Override
    public void delete(String path) {
        real.delete(path);
    }

    /** What came through the proxy, and what others asked past it. */
    @Override
    public List<Asked> asked() {
        return Stream.concat(
                        requests().stream().map(one -> new Asked(one.method(), one.path(), one.query())),
                        real.asked().stream())
                .toList();
    }

    @Override
    public void namespace(String name) {
        real.namespace(name);
    }

    /** What is not there is fine. */
    public void deleteIfThere(String path) {
        try {
            real.delete(path);
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
                throw e;
            }
        }
    }

    @Override
    public List<Request> requests() {
        return proxy.requests();
    }

    @Override
    public void leaveUnanswered(Predicate<Request> when) {
        proxy.leaveUnanswered(when);
    }

    @Override
    public int dropWatches() {
        return proxy.dropWatches();
    }

    @Override
    public int expireWatches() {
        String now = admin.namespaces().list().getMetadata().getResourceVersion();
        return proxy.expireWatches(Long.parseLong(now));
    }

    /** The programs run on for the next test. */
    @Override
    public void close() {
        proxy.close();
        real.close();
    }
}
