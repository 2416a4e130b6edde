package dev.tripline.client.kubernetes;

import static dev.tripline.client.kubernetes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults that are ordered, and accounts. What any API server does is in {@code ClusterContractTest}. */
@Timeout(60)
class FakeApiServerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeApiServer server = new FakeApiServer();
    private final KubernetesClient client = server.client("ns");

    @AfterEach
    void close() {
        server.close();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("k", value)
                .build();
    }

    @Test
    void informers_live_through_drops_and_expired_histories() {
        List<String> seen = new CopyOnWriteArrayList<>();
        client.configMaps().resource(map("old", "1")).create();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add("+" + map.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap map) {
                seen.add("~" + map.getMetadata().getName() + map.getData().get("k"));
            }

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {
                seen.add("-" + map.getMetadata().getName());
            }
        })) {
            await().atMost(SOON).until(() -> seen.equals(List.of("+old")));
            server.dropWatches();
            client.configMaps().resource(map("new", "1")).create();
            await().atMost(SOON).until(() -> seen.contains("+new"));
            server.bookmark();
            server.expireWatches();
            client.configMaps().withName("old").edit(old -> map("old", "2"));
            client.configMaps().withName("new").delete();
            await().atMost(SOON).until(() -> seen.contains("~old2") && seen.contains("-new"));
            assertThat(seen).containsExactlyInAnyOrder("+old", "+new", "~old2", "-new");
            assertThat(informer.hasSynced()).isTrue();
        }
    }

    @Test
    void service_accounts_may_what_they_were_allowed_with_tokens_that_end() {
        server.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: ns}}");
        server.allow("ns", "robot", "create", "", "configmaps");
        String token = client.serviceAccounts()
                .inNamespace("ns")
                .withName("robot")
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
        try (KubernetesClient robot = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(server.config("ns"))
                        .withOauthToken(token)
                        .build())
                .build()) {
            robot.configMaps().resource(map("mine", "1")).create();
            refused(403, () -> robot.configMaps().withName("mine").get());
            server.revokeTokens();
            refused(401, () -> robot.configMaps().resource(map("late", "1")).create());
        }
        refused(
                404,
                () -> client.serviceAccounts()
                        .inNamespace("ns")
                        .withName("nobody")
                        .tokenRequest(new TokenRequest()));
    }

    @Test
    void roles_give_what_they_say_to_those_who_are_bound() {
        server.put("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reads, namespace: ns},"
                + " rules: [{apiGroups: [''], resources: [configmaps], resourceNames: [mine], verbs: [get]},"
                + " {apiGroups: [''], resources: [configmaps], verbs: [create]}]}");
        server.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: reads, namespace: ns},"
                        + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reads},"
                        + " subjects: [{kind: ServiceAccount, name: robot, namespace: ns}]}");
        try (KubernetesClient robot = as("robot");
                KubernetesClient other = as("other")) {
            robot.configMaps().resource(map("mine", "1")).create();
            robot.configMaps().resource(map("yours", "1")).create();
            assertThat(robot.configMaps().withName("mine").get()).isNotNull();
            refused(403, () -> robot.configMaps().withName("yours").get());
            refused(403, () -> robot.configMaps().list());
            refused(403, () -> other.configMaps().withName("mine").get());
            server.delete("/apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/reads");
            refused(403, () -> robot.configMaps().withName("mine").get());
        }
    }

    private KubernetesClient as(String account) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfigOf("ns", account)))
                .build();
    }
}
