package dev.tripline.catalog.kubernetes;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.catalog.Snapshot;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Problems;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches that are refused after a good start: people hear of it, and nobody needs to start anything again. */
@Timeout(60)
class UnheardTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final FakeApiServer server = new FakeApiServer();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
    private final AtomicBoolean refused = new AtomicBoolean(true);
    private ArgoObjects objects;
    private KubernetesCatalog catalog;

    @BeforeEach
    void open() {
        sensor(server, "s", "v: 1");
        objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", troubles::add);
        catalog = new KubernetesCatalog(objects, manifests -> new Problems());
        catalog.load();
        catalog.watch(snapshots::add);
    }

    @AfterEach
    void close() {
        catalog.close();
        objects.close();
        server.close();
    }

    @Test
    void a_watch_that_is_refused_later_is_told_and_ends_when_it_is_allowed_again() {
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> objects.unheard().isEmpty());
        server.fail(
                Integer.MAX_VALUE,
                403,
                "Forbidden",
                request -> refused.get() && request.path().endsWith("/sensors"));
        server.dropWatches();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(objects.unheard())
                        .singleElement()
                        .asString()
                        .contains("changes of sensors in namespace events are not heard of", "stays in force"));
        assertThat(troubles).filteredOn(text -> text.contains("not heard of")).hasSize(1);
        sensor(server, "s", "v: 2");
        assertThat(snapshots).isEmpty();

        refused.set(false);
        await().atMost(SOON).until(() -> !snapshots.isEmpty());
        await().atMost(SOON).until(() -> objects.unheard().isEmpty());
    }

    @Test
    void watches_that_only_break_are_no_news() {
        for (int i = 0; i < 5; i++) {
            server.dropWatches();
            sensor(server, "s" + i, "v: 1");
            int wanted = i + 1;
            await().atMost(SOON)
                    .until(() -> snapshots.stream()
                                    .mapToLong(snapshot -> snapshot.changed().size())
                                    .sum()
                            >= wanted);
        }
        assertThat(objects.unheard()).isEmpty();
        assertThat(troubles).isEmpty();
    }
}
