package dev.tripline.trigger.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.identity.TokenRequests;
import dev.tripline.client.kubernetes.mock.MockApiServer;
import dev.tripline.client.secret.ConfigMaps;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.policy.LabelPolicy;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

/** An API server with the namespace team-a, whose account deployer may what a test allows. */
public final class ActingIn implements AutoCloseable {
    public static final String NAMESPACE = "team-a";
    public static final String ACCOUNT = "deployer";
    public static final String USER = "system:serviceaccount:team-a:deployer";

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROLES = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + NAMESPACE + "/rolebindings/";

    public final TestCluster api;
    private final KubernetesClient own;
    private final Vertx vertx = Vertx.vertx();
    public final ApiServer server;
    public final Cluster cluster;

    public ActingIn(TestCluster api) {
        this.api = api;
        this.own = api.client(NAMESPACE);
        this.server = new ApiServer(
                own.getConfiguration().getMasterUrl(),
                HttpCaller.trusting(vertx, authority(own.getConfiguration()), false),
                new TokenRequests(own),
                InstantSource.system(),
                new Random(1));
        this.cluster = Cluster.of(server);
        api.namespace(NAMESPACE);
        api.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: deployer, namespace: team-a}}");
        if (api instanceof MockApiServer mock) {
            mock.issueTokens(NAMESPACE, ACCOUNT);
        }
    }

    private static Optional<byte[]> authority(Config config) {
        try {
            return config.getCaCertFile() == null
                    ? Optional.ofNullable(config.getCaCertData()).map(Base64.getMimeDecoder()::decode)
                    : Optional.of(Files.readAllBytes(Path.of(config.getCaCertFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every verb for a kind; the mock allows everything anyhow. */
    public ActingIn allowing(String group, String plural) {
        if (api instanceof FakeApiServer fake) {
            fake.allow(NAMESPACE, ACCOUNT, "*", group, plural);
        } else if (!(api instanceof MockApiServer)) {
            api.put("""
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: Role
                    metadata: {name: %1$s, namespace: %2$s}
                    rules: [{apiGroups: ["%3$s"], resources: [%1$s], verbs: ["*"]}]
                    """.formatted(plural, NAMESPACE, group));
            api.put("""
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: RoleBinding
                    metadata: {name: %1$s, namespace: %2$s}
                    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                    subjects: [{kind: ServiceAccount, name: %3$s, namespace: %2$s}]
                    """.formatted(plural, NAMESPACE, ACCOUNT));
            await().atMost(SOON).until(() -> may(group, plural));
        }
        return this;
    }

    /** Takes a right back. */
    public void denying(String group, String plural) {
        if (api instanceof FakeApiServer fake) {
            fake.deny(NAMESPACE, ACCOUNT);
        } else {
            api.delete(ROLES + plural);
            await().atMost(SOON).until(() -> !may(group, plural));
        }
    }

    /** An API server learns of its own rules a little later. */
    private boolean may(String group, String plural) {
        return own.authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(USER)
                        .withNewResourceAttributes()
                        .withNamespace(NAMESPACE)
                        .withVerb("create")
                        .withGroup(group)
                        .withResource(plural)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    /** The next so many changes meet a conflict, where an API server does that by order. */
    public void conflicts(int times, String method) {
        if (api instanceof FakeApiServer fake) {
            fake.fail(times, 409, "Conflict", request -> request.method().equals(method));
        }
    }

    /** Of a map from {@code name/key}. */
    public static ArtifactReader artifacts(java.util.Map<String, String> values) {
        ConfigMaps configMaps = selector -> Optional.ofNullable(values.get(selector.name() + "/" + selector.key()));
        return new ArtifactReader(configMaps);
    }

    public static <C extends Record, R extends Record & Rendered> Outcome act(
            TriggerKind<C, R> kind, String section, Firing firing) throws RenderFailure {
        return act(kind, section, firing, Optional.empty());
    }

    public static <C extends Record, R extends Record & Rendered> Outcome act(
            TriggerKind<C, R> kind, String section, Firing firing, Optional<String> policy) throws RenderFailure {
        Optional<LabelPolicy> labels = policy.map(yaml -> Samples.bind(LabelPolicy.class, yaml));
        FiringView view = new FiringView(firing, Optional.empty(), labels, ACCOUNT, Samples.WORLD);
        return kind.act(kind.render(Samples.bind(kind.config(), section), view))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    public JsonNode get(String path) {
        return api.get(path).orElseThrow(() -> new AssertionError("nothing at " + path));
    }

    @Override
    public void close() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
