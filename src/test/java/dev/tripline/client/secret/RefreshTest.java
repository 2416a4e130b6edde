package dev.tripline.client.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a value counts, and who waits for it. */
@Timeout(60)
class RefreshTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Referenced A = new Referenced(Referenced.Kind.SECRET, "a");
    private static final Referenced B = new Referenced(Referenced.Kind.SECRET, "b");

    private final Map<Referenced, Map<String, String>> there = new ConcurrentHashMap<>();
    private final List<Referenced> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Refresh refresh = new Refresh(
            object -> {
                asked.add(object);
                failure.get().ifPresent(one -> {
                    throw one;
                });
                return Optional.ofNullable(there.get(object));
            },
            new Refresh.Pace(Duration.ofSeconds(2), Duration.ofMillis(2), Duration.ofMinutes(5)),
            now::get);

    RefreshTest() {
        refresh.start();
    }

    @AfterEach
    void close() {
        refresh.close();
    }

    private Optional<String> value(Referenced object) {
        return refresh.value(object, "k", Duration.ZERO);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void what_manifests_name_is_there_when_they_are_in_force_and_asked_for_once_while_young() {
        there.put(A, Map.of("k", "one"));
        refresh.expect(Set.of(A, B), SOON);
        assertThat(value(A)).contains("one");
        assertThat(value(B)).isEmpty();
        assertThat(refresh.value(A, "other", SOON)).isEmpty();
        await().during(Duration.ofMillis(200)).until(() -> asked.size() == 2);
    }

    @Test
    void a_rotation_is_picked_up_and_so_is_a_deletion() {
        there.put(A, Map.of("k", "one"));
        refresh.expect(Set.of(A), SOON);
        there.put(A, Map.of("k", "two"));
        pass(Duration.ofSeconds(2));
        await().atMost(SOON).until(() -> value(A).equals(Optional.of("two")));
        there.remove(A);
        pass(Duration.ofSeconds(2));
        await().atMost(SOON).until(() -> value(A).isEmpty());
    }

    @Test
    void values_outlive_an_api_server_in_trouble_for_a_while() {
        there.put(A, Map.of("k", "one"));
        refresh.expect(Set.of(A), SOON);
        failure.set(Optional.of(new IllegalStateException("away")));
        pass(Duration.ofMinutes(4));
        await().atMost(SOON).until(() -> asked.size() > 1);
        assertThat(value(A)).contains("one");
        pass(Duration.ofMinutes(2));
        assertThat(value(A)).isEmpty();
        failure.set(Optional.empty());
        pass(Duration.ofSeconds(2));
        await().atMost(SOON).until(() -> value(A).equals(Optional.of("one")));
    }

    @Test
    void who_may_wait_gets_what_nobody_named() {
        there.put(A, Map.of("k", "one"));
        assertThat(refresh.value(A, "k", SOON)).contains("one");
        assertThat(refresh.value(B, "k", SOON)).isEmpty();
    }

    @Test
    void manifests_wait_no_longer_than_they_are_told() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Refresh slow = new Refresh(
                object -> {
                    try {
                        return answer.await(20, TimeUnit.SECONDS) ? Optional.of(Map.of("k", "late")) : Optional.empty();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Refresh.Pace.DEFAULT);
        slow.start();
        try {
            long begin = System.nanoTime();
            slow.expect(Set.of(A), Duration.ofMillis(200));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(200), SOON);
            assertThat(slow.value(A, "k", Duration.ZERO)).as("who may not wait").isEmpty();
            answer.countDown();
            assertThat(slow.value(A, "k", SOON)).contains("late");
        } finally {
            slow.close();
        }
    }

    @Test
    void nothing_that_is_held_is_printed() {
        assertThat(new Held(Map.of("k", "hunter2"), Instant.EPOCH, Instant.EPOCH).toString())
                .doesNotContain("hunter2");
    }
}
