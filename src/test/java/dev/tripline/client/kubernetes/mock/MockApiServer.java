package dev.tripline.client.kubernetes.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tripline.client.kubernetes.Calls;
import dev.tripline.client.kubernetes.RawObjects;
import dev.tripline.client.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** fabric8's mock in its CRUD mode, over HTTP, with the kinds of Argo. It knows no accounts: whoever asks may do everything. */
public final class MockApiServer implements TestCluster {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Of argoproj.io: the plural, and whether its status is a subresource. */
    private record Custom(String plural, boolean status) {}

    private static final Map<String, Custom> CUSTOM = Map.of(
            "EventBus", new Custom("eventbus", true),
            "EventSource", new Custom("eventsources", true),
            "Sensor", new Custom("sensors", true),
            "Workflow", new Custom("workflows", false),
            "WorkflowTemplate", new Custom("workflowtemplates", false),
            "CronWorkflow", new Custom("cronworkflows", false),
            "Application", new Custom("applications", false));

    /** It has a line for each request. Kept here, as loggers are forgotten. */
    private static final Logger SAID = Logger.getLogger("io.fabric8.mockwebserver");

    private final KubernetesMockServer server;
    private final List<KubernetesClient> clients = new ArrayList<>();
    private final Calls calls = new Calls();
    private final KubernetesClient admin;
    private final RawObjects objects;

    public MockApiServer() {
        SAID.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        server = new KubernetesMockServer(
                new Context(),
                new MockWebServer(),
                answers,
                new KubernetesMixedDispatcher(
                        answers,
                        CUSTOM.keySet().stream().map(MockApiServer::definition).toList()),
                false);
        server.init(InetAddress.getLoopbackAddress(), 0);
        for (String version : List.of("/api/v1", "/apis/batch/v1")) {
            server.expect()
                    .get()
                    .withPath(version)
                    .andReturn(200, discovery(version))
                    .always();
        }
        admin = Calls.uncounted(config("events"));
        objects = new RawObjects(admin);
        clients.add(admin);
    }

    private static CustomResourceDefinitionContext definition(String kind) {
        Custom custom = CUSTOM.get(kind);
        return new CustomResourceDefinitionContext.Builder()
                .withName(custom.plural() + ".argoproj.io")
                .withGroup("argoproj.io")
                .withVersion("v1alpha1")
                .withKind(kind)
                .withPlural(custom.plural())
                .withScope("Namespaced")
                .withStatusSubresource(custom.status())
                .build();
    }

    /** It tells those who discover of custom kinds only. */
    private static String discovery(String version) {
        String kind = version.equals("/api/v1") ? "ConfigMap" : "Job";
        return """
                {"kind": "APIResourceList", "groupVersion": "%s", "resources": [{"name": "%ss", "kind": "%s", "namespaced": true}]}""".formatted(version.replaceFirst("/apis?/", ""), kind.toLowerCase(java.util.Locale.ROOT), kind);
    }

    /** What it has no idea of: a token for whoever asks with this account's name. */
    public void issueTokens(String namespace, String account) {
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/" + namespace + "/serviceaccounts/" + account + "/token")
                .andReturn(201, """
                        {"kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1", "metadata": {}, "spec": {"audiences": []},
                         "status": {"token": "token-%s", "expirationTimestamp": "2100-01-01T00:00:00Z"}}""".formatted(account))
                .always();
    }

    private String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
    }

    private Config config(String namespace) {
        return new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl(url())
                .withNamespace(namespace)
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(50)
                .build();
    }

    @Override
    public String kubeconfig(String namespace) {
        return """
                apiVersion: v1
                kind: Config
                current-context: mock
                contexts: [{name: mock, context: {cluster: mock, user: me, namespace: %s}}]
                clusters: [{name: mock, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: me}}]
                """.formatted(namespace, url());
    }

    @Override
    public synchronized KubernetesClient client(String namespace) {
        KubernetesClient client = calls.client(config(namespace));
        clients.add(client);
        return client;
    }

    @Override
    public List<Asked> asked() {
        return calls.all();
    }

    @Override
    public JsonNode put(String manifest) {
        ObjectNode object = read(manifest);
        String collection = collection(object);
        String path = collection + "/" + object.at("/metadata/name").asText();
        Optional<JsonNode> before = get(path);
        JsonNode now;
        if (before.isEmpty()) {
            now = objects.send(collection, "POST", object);
        } else {
            ObjectNode metadata = object.withObjectProperty("metadata");
            metadata.set("resourceVersion", before.get().at("/metadata/resourceVersion"));
            JsonNode finalizers = before.get().at("/metadata/finalizers");
            if (!finalizers.isMissingNode() && !metadata.has("finalizers")) {
                metadata.set("finalizers", finalizers);
            }
            now = objects.send(path, "PUT", object);
        }
        Custom custom = CUSTOM.get(object.path("kind").asText());
        if (custom == null || !custom.status() || !object.has("status")) {
            return now;
        }
        ((ObjectNode) now).set("status", object.path("status"));
        return objects.send(path + "/status", "PUT", now);
    }

    private static ObjectNode read(String manifest) {
        try {
            return (ObjectNode) YAML.readTree(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String collection(ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        HasMetadata typed = Serialization.unmarshal(object.toString());
        boolean namespaced = typed instanceof GenericKubernetesResource || typed instanceof Namespaced;
        String plural = typed instanceof GenericKubernetesResource
                ? CUSTOM.get(typed.getKind()).plural()
                : typed.getPlural();
        String namespace = object.at("/metadata/namespace").asText("default");
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/"
                + (namespaced ? "namespaces/" + namespace + "/" : "") + plural;
    }

    @Override
    public Optional<JsonNode> get(String path) {
        return objects.get(path);
    }

    @Override
    public List<ObjectNode> list(String path) {
        return objects.list(path);
    }

    @Override
    public void delete(String path) {
        objects.delete(path);
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        server.destroy();
    }
}
