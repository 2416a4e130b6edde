package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlinesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Deadlines deadlines = new Deadlines();

    @Test
    void what_ends_in_time_is_what_it_is() {
        assertThat(deadlines
                        .within(Uni.createFrom().item("done"), LONG, () -> "late")
                        .await()
                        .atMost(LONG))
                .isEqualTo("done");
        assertThatThrownBy(() -> deadlines
                        .within(Uni.createFrom().failure(new IllegalStateException("no")), LONG, () -> "late")
                        .await()
                        .atMost(LONG))
                .hasMessage("no");
    }

    @Test
    void what_takes_too_long_is_late_and_cancelled_not_much_after_its_time() {
        AtomicInteger cancelled = new AtomicInteger();
        Uni<String> never = Uni.createFrom().<String>nothing().onCancellation().invoke(cancelled::incrementAndGet);
        long begin = System.nanoTime();
        assertThat(deadlines
                        .within(never, Duration.ofMillis(300), () -> "late")
                        .await()
                        .atMost(LONG))
                .isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
        await().atMost(LONG).until(() -> cancelled.get() == 1);
    }

    @Test
    void each_of_many_has_its_own_time() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Duration limit = i % 2 == 0 ? Duration.ofMillis(100) : LONG;
            all.add(deadlines
                    .within(Uni.createFrom().<String>nothing(), limit, () -> "late")
                    .subscribeAsCompletionStage());
        }
        for (int i = 0; i < 100; i += 2) {
            assertThat(all.get(i).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("late");
        }
        for (int i = 1; i < 100; i += 2) {
            assertThat(all.get(i)).isNotDone();
        }
    }
}
