package dev.tripline.client.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch that hangs: nobody refuses it, and it never comes. */
@Timeout(60)
class FollowedTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeApiServer server = new FakeApiServer();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hangs = new AtomicBoolean();
    private Followed<ConfigMap> maps;

    @BeforeEach
    void follow() {
        put("a");
        maps = new Followed<>(
                server.client("ns").configMaps().inNamespace("ns"), changes::incrementAndGet, failures::add);
        await().atMost(SOON).until(maps::isSynced);
        // The watch is there when it has told something.
        await().atMost(SOON).until(() -> {
            put("a");
            return changes.get() > 1;
        });
        server.leaveUnanswered(request -> hangs.get() && request.query().contains("watch=true"));
    }

    @AfterEach
    void close() {
        maps.close();
        server.close();
    }

    private void put(String name) {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: ns}, data: {n: '%d'}}"
                .formatted(name, written.incrementAndGet()));
    }

    private List<String> names() {
        return maps.all().stream()
                .map(map -> map.getMetadata().getName())
                .sorted()
                .toList();
    }

    private Optional<RuntimeException> at(int second) {
        return maps.look(START.plusSeconds(second));
    }

    private void hang() {
        hangs.set(true);
        server.dropWatches();
        put("b");
        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> names().equals(List.of("a")));
    }

    @Test
    void it_is_exchanged_and_meanwhile_what_was_read_counts() {
        hang();
        for (int second = 0; second <= 30; second++) {
            assertThat(at(second)).isEmpty();
        }
        hangs.set(false);
        int before = changes.get();
        assertThat(at(33))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("cannot be begun again"));
        assertThat(names()).contains("a");
        AtomicInteger second = new AtomicInteger(33);
        await().atMost(SOON).until(() -> {
            Optional<RuntimeException> trouble = at(second.incrementAndGet());
            return trouble.isEmpty() && names().equals(List.of("a", "b"));
        });
        assertThat(changes.get()).isGreaterThan(before);
        put("c");
        await().atMost(SOON).until(() -> names().equals(List.of("a", "b", "c")));
        assertThat(maps.get("ns/c")).isPresent();
        assertThat(failures).isEmpty();
    }

    @Test
    void one_that_comes_in_time_is_kept() {
        server.dropWatches();
        await().atMost(SOON).until(() -> at(0).isEmpty());
        put("b");
        await().atMost(SOON).until(() -> names().equals(List.of("a", "b")));
        long lists = server.requests().stream()
                .filter(request -> !request.query().contains("watch=true"))
                .count();
        for (int second = 1; second <= 60; second++) {
            assertThat(at(second)).isEmpty();
        }
        assertThat(server.requests().stream()
                        .filter(request -> !request.query().contains("watch=true"))
                        .count())
                .isEqualTo(lists);
    }
}
