package dev.tripline.client.kubernetes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the way round through the proxy changes nothing but what it is asked to. */
@Timeout(60)
class ApiProxyTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: ns}}";
    private static final String MAPS = "/api/v1/namespaces/ns/configmaps";

    private final FakeApiServer server = new FakeApiServer();
    private final ApiProxy proxy = new ApiProxy(server.config("ns"));
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(server.config("ns"))
                    .withMasterUrl(proxy.url())
                    .withRequestTimeout(1_000)
                    .build())
            .build();

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        server.close();
    }

    private long watches() {
        return proxy.requests().stream()
                .filter(request -> request.query().contains("watch=true"))
                .count();
    }

    private void broken(int open) {
        long before = watches();
        assertThat(open).isPositive();
        await().atMost(SOON).until(() -> watches() > before);
    }

    @Test
    void watches_go_through_and_break() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add(map.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap after) {}

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {}
        })) {
            server.put(MAP.formatted("a"));
            await().atMost(SOON).until(() -> seen.equals(List.of("a")));
            broken(proxy.dropWatches());
            server.put(MAP.formatted("b"));
            await().atMost(SOON).until(() -> seen.equals(List.of("a", "b")));
            long lists = lists();
            String now = client.configMaps().list().getMetadata().getResourceVersion();
            broken(proxy.expireWatches(Long.parseLong(now)));
            server.put(MAP.formatted("c"));
            await().atMost(SOON).until(() -> seen.equals(List.of("a", "b", "c")));
            assertThat(lists()).as("410 leads to a new list").isGreaterThan(lists + 1);
            assertThat(informer.isRunning()).isTrue();
        }
    }

    private long lists() {
        return proxy.requests().stream()
                .filter(request -> request.path().equals(MAPS)
                        && request.method().equals("GET")
                        && !request.query().contains("watch=true"))
                .count();
    }

    @Test
    void what_is_left_unanswered_is_carried_out() {
        proxy.leaveUnanswered(request -> request.method().equals("POST"));
        assertThatThrownBy(() -> client.configMaps()
                        .resource(new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                                .withNewMetadata()
                                .withName("a")
                                .endMetadata()
                                .build())
                        .create())
                .isInstanceOf(KubernetesClientException.class);
        assertThat(server.get(MAPS + "/a")).isPresent();
        proxy.leaveUnanswered(request -> false);
        assertThat(client.configMaps().withName("a").get()).isNotNull();
        assertThat(client.configMaps().withName("b").get())
                .as("404 goes through")
                .isNull();
    }
}
