package dev.tripline.source.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.FakeApiServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told over starts, ends, outages and watches that break. */
@Timeout(120)
class ResourceRunTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeApiServer server = new FakeApiServer();
    private final ResourceSource source = new ResourceSource(account -> server.client("default"), Clock.systemUTC());
    private final Told told = new Told();

    @AfterEach
    void end() {
        server.close();
    }

    /** A bus in memory that knows what it has, and what is remembered on it. */
    private static final class Told implements Emitter {
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
            if (ids.add(id)) {
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

        private static String line(Payload payload) {
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

    private Closeable listen(String more) throws Exception {
        Problems problems = new Problems();
        ResourceConfig config = Binder.bind(
                        ResourceConfig.class,
                        NodeJson.read("""
                                {"version": "v1", "resource": "configmaps", "namespace": "default",
                                 "eventTypes": ["ADD", "UPDATE", "DELETE"]%s}""".formatted(more), Position.NONE),
                        "spec.resource.ev",
                        problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        return source.listen(config, told);
    }

    private void put(String name, String value) {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: {k: \"%s\"}}".formatted(name, value));
    }

    private void delete(String name) {
        server.delete("/api/v1/namespaces/default/configmaps/" + name);
    }

    private void awaitTold(int number) {
        await().atMost(SOON).until(() -> told.stored.size() >= number);
    }

    @Test
    void the_first_start_tells_all_that_is_there_and_then_what_changes() throws Exception {
        put("a", "1");
        try (Closeable run = listen(", \"metadata\": {\"team\": \"x\"}")) {
            awaitTold(1);
            JsonNode payload =
                    SourceVectors.JSON.readTree(told.stored.getFirst().body().bytes());
            assertThat(payload.properties())
                    .extracting(java.util.Map.Entry::getKey)
                    .containsExactly("type", "body", "oldBody", "group", "version", "resource", "metadata");
            assertThat(payload.path("oldBody").isNull()).isTrue();
            assertThat(payload.at("/metadata/team").asText()).isEqualTo("x");
            put("a", "2");
            put("b", "1");
            delete("a");
            awaitTold(4);
        }
        assertThat(told.news()).containsExactly("ADD a 1", "UPDATE a 2 was 1", "ADD b 1", "DELETE a 2");
    }

    @Test
    void a_later_start_tells_what_happened_meanwhile_and_nothing_else() throws Exception {
        put("stays", "1");
        put("changes", "1");
        put("goes", "1");
        try (Closeable run = listen("")) {
            awaitTold(3);
        }
        told.news();
        put("changes", "2");
        delete("goes");
        put("comes", "1");
        try (Closeable run = listen("")) {
            awaitTold(3);
            put("last", "1");
            awaitTold(4);
        }
        assertThat(told.news())
                .containsExactlyInAnyOrder("UPDATE changes 2", "DELETE goes ", "ADD comes 1", "ADD last 1");
    }

    @Test
    void what_is_asked_for_anew_begins_anew() throws Exception {
        put("a", "1");
        try (Closeable run = listen("")) {
            awaitTold(1);
        }
        told.news();
        told.ids.clear();
        try (Closeable run = listen(", \"filter\": {\"labels\": [{\"key\": \"none\", \"operation\": \"!\"}]}")) {
            awaitTold(1);
        }
        assertThat(told.news()).containsExactly("ADD a 1");
    }

    @Test
    void what_the_bus_refuses_is_offered_again_in_its_order() throws Exception {
        try (Closeable run = listen("")) {
            told.refuses = true;
            put("a", "1");
            put("a", "2");
            put("b", "1");
            told.refuses = false;
            awaitTold(3);
        }
        assertThat(told.news()).containsExactly("ADD a 1", "UPDATE a 2 was 1", "ADD b 1");
    }

    @Test
    void no_object_is_lost_or_told_twice_while_watches_break() throws Exception {
        try (Closeable run = listen("")) {
            for (int i = 0; i < 2_000; i++) {
                put("m" + i, "1");
                if (i % 100 == 50) {
                    server.dropWatches();
                }
                if (i % 100 == 99) {
                    server.expireWatches();
                    delete("m" + (i - 1));
                }
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> told.stored.stream()
                                    .map(Told::line)
                                    .filter(line -> line.startsWith("ADD"))
                                    .count()
                            >= 1_980);
            put("end", "1");
            await().atMost(SOON)
                    .until(() -> told.stored.stream().map(Told::line).anyMatch("ADD end 1"::equals));
        }
        List<String> news = told.news();
        assertThat(news).doesNotHaveDuplicates();
        Set<String> added = new HashSet<>(
                news.stream().filter(line -> line.startsWith("ADD m")).toList());
        for (int i = 0; i < 2_000; i++) {
            // One that is gone before anybody listed it was never seen; those who stay have all been told.
            if (i % 100 != 98) {
                assertThat(added).contains("ADD m" + i + " 1");
            }
        }
        assertThat(told.failures).isEmpty();
    }

    @Test
    void more_objects_than_can_be_remembered_are_told_apart_by_their_version() throws Exception {
        for (int i = 0; i <= Seen.MOST; i++) {
            put("m" + i, "1");
        }
        try (Closeable run = listen("")) {
            awaitTold(Seen.MOST + 1);
            await().atMost(SOON).until(() -> told.kept.orElse("").contains("many "));
        }
        assertThat(told.kept.orElseThrow().length()).isLessThan(500);
        told.news();
        put("new", "1");
        try (Closeable run = listen("")) {
            awaitTold(1);
            put("newer", "1");
            awaitTold(2);
        }
        assertThat(told.news()).containsExactly("ADD new 1", "ADD newer 1");
    }
}
