package dev.tripline.client.kubernetes.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tripline.client.kubernetes.Calls;
import dev.tripline.client.kubernetes.RawObjects;
import dev.tripline.client.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real API server, with the kinds of Argo Events and an empty namespace {@code events} that belongs to the tests: one that they
 * did not make is refused.
 */
public final class RealApiServer implements TestCluster {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String NAMESPACE = "events";
    private static final List<String> KINDS = List.of("eventsources", "sensors", "eventbus");
    private static final String BASE = "/apis/argoproj.io/v1alpha1/namespaces/" + NAMESPACE + "/";

    private static @Nullable RunningControlPlane shared;
    private static boolean defined;

    private final String given;
    private final List<KubernetesClient> clients = new ArrayList<>();
    private final Calls calls = new Calls();
    private final KubernetesClient admin;
    private final RawObjects objects;

    private RealApiServer(String given) {
        this.given = given;
        this.admin = Calls.uncounted(config(NAMESPACE));
        objects = new RawObjects(admin);
        clients.add(admin);
    }

    /** Why there is none; empty when there is one. */
    public static Optional<String> missing() {
        boolean there = isNamed() || ControlPlane.binaries(System.getenv()).isPresent();
        return there ? Optional.empty() : Optional.of(ControlPlane.missing());
    }

    /** Skips the test, with a reason, where there is none. Programs are started once for all tests. */
    public static synchronized RealApiServer wanted() {
        String named = named();
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
        return !named().isEmpty();
    }

    /** The kubeconfig of a property; where there is none, and no program to start, that of the environment. */
    private static String named() {
        String property = System.getProperty("kube.config", "");
        Map<String, String> environment = System.getenv();
        return property.isEmpty() && ControlPlane.binaries(environment).isEmpty()
                ? environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator, -1)[0]
                : property;
    }

    private void prepare() throws IOException {
        if (!defined) {
            define();
            defined = true;
        }
        namespace(NAMESPACE);
        Leftovers.removeWebhooks(this);
    }

    private void define() throws IOException {
        for (String kind : KINDS) {
            String path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + kind + ".argoproj.io";
            if (get(path).isEmpty()) {
                put(Files.readString(Path.of("K8s/events/argo-events/crds/" + kind + ".yaml")));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> get(BASE + kind).isPresent());
        }
        Leftovers.define(this);
        await().atMost(Duration.ofSeconds(30)).until(() -> Leftovers.areDefined(this));
    }

    @Override
    public String kubeconfig(String namespace) {
        return given;
    }

    @Override
    public synchronized KubernetesClient client(String namespace) {
        KubernetesClient client = calls.client(config(namespace));
        clients.add(client);
        return client;
    }

    private Config config(String namespace) {
        Config config = Config.fromKubeconfig(given);
        config.setNamespace(namespace);
        return config;
    }

    @Override
    public List<Asked> asked() {
        return calls.all();
    }

    @Override
    public void namespace(String name) {
        OwnNamespace.make(admin, name);
        Leftovers.remove(this, admin, name);
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
            if (wanted.getMetadata().getFinalizers().isEmpty()) {
                wanted.getMetadata().setFinalizers(now.getMetadata().getFinalizers());
            }
            done = admin.resource(wanted).update();
        }
        JsonNode object = RawObjects.json(Serialization.asJson(done));
        JsonNode status = RawObjects.json(asJson(manifest)).path("status");
        if (status.isMissingNode() || status.equals(object.path("status"))) {
            return object;
        }
        ((ObjectNode) object).set("status", status);
        return RawObjects.json(
                Serialization.asJson(admin.resource((HasMetadata) Serialization.unmarshal(object.toString()))
                        .updateStatus()));
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

    /** The programs run on for the next test. */
    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
    }
}
