package dev.tripline.source.resource;

import static dev.tripline.source.resource.WatchedMaps.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import java.io.Closeable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told while watches break, and of more objects than can be remembered. */
@Timeout(120)
class ResourceTroublesTest {
    private final FakeApiServer server = new FakeApiServer();
    private final WatchedMaps maps = new WatchedMaps(server);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void no_object_is_lost_or_told_twice_while_watches_break() throws Exception {
        try (Closeable run = maps.listen("")) {
            for (int i = 0; i < 2_000; i++) {
                maps.put("m" + i, "1");
                if (i % 100 == 50) {
                    server.dropWatches();
                }
                if (i % 100 == 99) {
                    server.expireWatches();
                    maps.delete("m" + (i - 1));
                }
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> maps.told.stored.stream()
                                    .map(WatchedMaps.Told::line)
                                    .filter(line -> line.startsWith("ADD"))
                                    .count()
                            >= 1_980);
            maps.put("end", "1");
            await().atMost(SOON)
                    .until(() -> maps.told.stored.stream()
                            .map(WatchedMaps.Told::line)
                            .anyMatch("ADD end 1"::equals));
        }
        List<String> news = maps.told.news();
        assertThat(news).doesNotHaveDuplicates();
        Set<String> added = new HashSet<>(
                news.stream().filter(line -> line.startsWith("ADD m")).toList());
        for (int i = 0; i < 2_000; i++) {
            // One that is gone before anybody listed it was never seen; those who stay have all been maps.told.
            if (i % 100 != 98) {
                assertThat(added).contains("ADD m" + i + " 1");
            }
        }
        assertThat(maps.told.failures).isEmpty();
    }

    @Test
    void more_objects_than_can_be_remembered_are_told_apart_by_their_version() throws Exception {
        for (int i = 0; i <= Seen.MOST; i++) {
            maps.put("m" + i, "1");
        }
        try (Closeable run = maps.listen("")) {
            maps.awaitTold(Seen.MOST + 1);
            await().atMost(SOON).until(() -> maps.told.kept.orElse("").contains("many "));
        }
        assertThat(maps.told.kept.orElseThrow().length()).isLessThan(500);
        maps.told.news();
        maps.put("new", "1");
        try (Closeable run = maps.listen("")) {
            maps.awaitTold(1);
            maps.put("newer", "1");
            maps.awaitTold(2);
        }
        assertThat(maps.told.news()).containsExactly("ADD new 1", "ADD newer 1");
    }
}
