package dev.tripline.source.resource;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import dev.tripline.source.SourceVectors;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resource event source that watches the config maps of the namespace {@code events}. */
final class WatchedMaps {
    static final Duration SOON = Duration.ofSeconds(20);

    private final TestCluster server;
    private final ResourceSource source;
    final Told told = new Told();

    WatchedMaps(TestCluster server) {
        this.server = server;
        this.source = new ResourceSource(account -> server.client("events"), Clock.systemUTC());
    }

    /** A bus in memory that knows what it has, and what is remembered on it. */
    static final class Told implements Emitter {
        final List<Payload> stored = new CopyOnWriteArrayList<>();
        final Set<String> ids = new HashSet<>();
        final List<Throwable> failures = new CopyOnWriteArrayList<>();
        volatile Optional<String> kept = Optional.empty();
        volatile boolean refuses;

        @Override
        public Origin origin() {
            return new Origin("es", "ev");
        }

        @Override
        public synchronized Uni<Optional<Receipt>> emit(Payload payload) {
            if (refuses) {
                return Uni.createFrom().failure(new IllegalStateException("full"));
            }
            String id = payload.providerId().orElseThrow();
            if (ids.add(id) && !line(payload).contains(" kube-root-ca.crt ")) {
                stored.add(payload);
            }
            return Uni.createFrom().item(Optional.of(new Receipt(id, 1, false)));
        }

        @Override
        public void failed(Throwable cause) {
            failures.add(cause);
        }

        @Override
        public Memory memory() {
            return new Memory() {
                @Override
                public Uni<Optional<String>> recall() {
                    return Uni.createFrom().item(kept);
                }

                @Override
                public Uni<Void> keep(String text) {
                    kept = Optional.of(text);
                    return Uni.createFrom().voidItem();
                }
            };
        }

        /** Type, name and value of each, since the last call. */
        synchronized List<String> news() {
            List<String> news = stored.stream().map(Told::line).toList();
            stored.clear();
            return news;
        }

        static String line(Payload payload) {
            try {
                JsonNode json = SourceVectors.JSON.readTree(payload.body().bytes());
                String before = json.path("oldBody").path("data").path("k").asText();
                return json.path("type").asText() + " "
                        + json.at("/body/metadata/name").asText() + " "
                        + json.at("/body/data/k").asText() + (before.isEmpty() ? "" : " was " + before);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    Closeable listen(String more) throws Exception {
        Problems problems = new Problems();
        ResourceConfig config = Binder.bind(
                        ResourceConfig.class,
                        NodeJson.read("""
                                {"version": "v1", "resource": "configmaps", "namespace": "events",
                                 "eventTypes": ["ADD", "UPDATE", "DELETE"]%s}""".formatted(more), Position.NONE),
                        "spec.resource.ev",
                        problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        return source.listen(config, told);
    }

    void put(String name, String value) {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: events}, data: {k: \"%s\"}}"
                .formatted(name, value));
    }

    void delete(String name) {
        server.delete("/api/v1/namespaces/events/configmaps/" + name);
    }

    void awaitTold(int number) {
        await().atMost(SOON).until(() -> told.stored.size() >= number);
    }
}
