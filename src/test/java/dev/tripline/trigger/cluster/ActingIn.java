package dev.tripline.trigger.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.identity.TokenRequests;
import dev.tripline.client.secret.ConfigMaps;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.policy.LabelPolicy;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An API server with the namespace team-a, whose account deployer may what a test allows. */
public final class ActingIn implements AutoCloseable {
    public static final String NAMESPACE = "team-a";
    public static final String ACCOUNT = "deployer";
    public static final String USER = "system:serviceaccount:team-a:deployer";

    public final FakeApiServer api = new FakeApiServer();
    private final Vertx vertx = Vertx.vertx();
    private final HttpCaller caller = new HttpCaller(vertx);
    public final ApiServer server = new ApiServer(
            api.url(), caller, new TokenRequests(api.client(NAMESPACE)), InstantSource.system(), new Random(1));
    public final Cluster cluster = Cluster.of(server);

    public ActingIn() {
        api.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: deployer, namespace: team-a}}");
    }

    /** Every verb for a kind. */
    public ActingIn allowing(String group, String plural) {
        api.allow(NAMESPACE, ACCOUNT, "*", group, plural);
        return this;
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

    /** All that was asked for but tokens, as {@code METHOD path}, by whom. */
    public List<FakeApiServer.Request> asked() {
        return api.requests().stream()
                .filter(request -> !request.path().endsWith("/token"))
                .filter(request -> !request.path().matches("/api/v1|/apis/[^/]+/[^/]+"))
                .toList();
    }

    @Override
    public void close() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
