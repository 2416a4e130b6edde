package dev.tripline.client.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What clients ask an API server for that keeps no record of it, as they send it. Thread-safe. */
public final class Calls implements Interceptor {
    /** A client that makes its own takes a tenth of a second for it, and tests make hundreds of clients. */
    private static final Vertx VERTX = Vertx.vertx();

    private final List<TestCluster.Asked> all = new CopyOnWriteArrayList<>();

    public KubernetesClient client(Config config) {
        return builder(config)
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("calls", this))
                .build();
    }

    /** A client whose calls do not count. */
    public static KubernetesClient uncounted(Config config) {
        return builder(config).build();
    }

    private static KubernetesClientBuilder builder(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VertxHttpClientFactory(VERTX));
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        all.add(new TestCluster.Asked(
                request.method(),
                request.uri().getPath(),
                Optional.ofNullable(request.uri().getQuery()).orElse("")));
    }

    /** Oldest first. */
    public List<TestCluster.Asked> all() {
        return List.copyOf(all);
    }
}
