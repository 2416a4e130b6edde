package dev.tripline.client.kubernetes.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tripline.client.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real API server, with the kinds of Argo Events and an empty namespace {@code events} that belongs to the tests: one that they
 * did not make is refused.
 */
public final class RealApiServer implements TestCluster {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "events";
    private static final List<String> KINDS = List.of("eventsources", "sensors", "eventbus");
    private static final String BASE = "/apis/argoproj.io/v1alpha1/namespaces/" + NAMESPACE + "/";

    private static @Nullable RunningControlPlane shared;

    private final String given;
    private final List<KubernetesClient> clients = new ArrayList<>();
    private final KubernetesClient admin;

    private RealApiServer(String given) {
        this.given = given;
        this.admin = client(NAMESPACE);
    }

    /** Skips the test, with a reason, where there is none. Programs are started once for all tests. */
    public static synchronized RealApiServer wanted() {
        String named = System.getProperty("kube.config", "");
        if (named.isEmpty() && shared == null) {
            Optional<Path> binaries = ControlPlane.binaries(System.getenv());
            assumeTrue(binaries.isPresent(), ControlPlane.missing());
            shared = RunningControlPlane.start(binaries.orElseThrow());
        }
        try {
            RealApiServer server = new RealApiServer(
                    named.isEmpty() ? shared.kubeconfig(NAMESPACE) : Files.readString(Path.of(named)));
            server.prepare();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a cluster that somebody named, and so perhaps on another machine. */
    public static boolean isNamed() {
        return !System.getProperty("kube.config", "").isEmpty();
    }

    private void prepare() throws IOException {
        OwnNamespace.make(admin, NAMESPACE);
        for (String kind : KINDS) {
            String path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + kind + ".argoproj.io";
            if (get(path).isEmpty()) {
                put(Files.readString(Path.of("K8s/events/argo-events/crds/" + kind + ".yaml")));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> get(BASE + kind).isPresent());
        }
        clean();
    }

    /** Nobody is there who would take off a finalizer. */
    private void clean() {
        for (String kind : KINDS) {
            for (ObjectNode object : list(BASE + kind)) {
                String name = object.at("/metadata/name").asText();
                admin.genericKubernetesResources(
                                "argoproj.io/v1alpha1", object.path("kind").asText())
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
                delete(BASE + kind + "/" + name);
            }
        }
        admin.secrets().inNamespace(NAMESPACE).delete();
        admin.leases().inNamespace(NAMESPACE).delete();
        for (ObjectNode event : list("/apis/events.k8s.io/v1/namespaces/" + NAMESPACE + "/events")) {
            delete("/apis/events.k8s.io/v1/namespaces/" + NAMESPACE + "/events/"
                    + event.at("/metadata/name").asText());
        }
    }

    @Override
    public String kubeconfig(String namespace) {
        return given;
    }

    @Override
    public synchronized KubernetesClient client(String namespace) {
        Config config = Config.fromKubeconfig(given);
        config.setNamespace(namespace);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        clients.add(client);
        return client;
    }

    /** fabric8 takes everything that begins with a brace for JSON. */
    private static String asJson(String yaml) {
        try {
            return YAML.readTree(yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JsonNode put(String manifest) {
        HasMetadata wanted = Serialization.unmarshal(asJson(manifest));
        HasMetadata now = admin.resource(wanted).get();
        HasMetadata done;
        if (now == null) {
            done = admin.resource(wanted).create();
        } else {
            wanted.getMetadata().setResourceVersion(now.getMetadata().getResourceVersion());
            wanted.getMetadata().setFinalizers(now.getMetadata().getFinalizers());
            done = admin.resource(wanted).update();
        }
        return json(Serialization.asJson(done));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<JsonNode> get(String path) {
        try {
            return Optional.ofNullable(admin.raw(path)).map(RealApiServer::json);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<ObjectNode> list(String path) {
        JsonNode list = get(path).orElseThrow();
        String kind = list.path("kind").asText().replaceFirst("List$", "");
        List<ObjectNode> all = new ArrayList<>();
        list.path("items").forEach(item -> all.add(((ObjectNode) item).put("kind", kind)));
        return all;
    }

    @Override
    public void delete(String path) {
        admin.raw(path, "DELETE", null);
    }

    /** The programs run on for the next test. */
    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
    }
}
