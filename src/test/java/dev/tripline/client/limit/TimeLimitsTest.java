package dev.tripline.client.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Time and the looks come when the test says so. */
class TimeLimitsTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 10);
    private final Deque<Runnable> looks = new ArrayDeque<>();
    private final List<String> late = new ArrayList<>();
    private final TimeLimits limits = new TimeLimits(time::get, looks::add);

    private TimeLimits.Limit limit(int millis, String name) {
        return limits.after(Duration.ofMillis(millis), () -> late.add(name));
    }

    private void look(int millis) {
        time.addAndGet(Duration.ofMillis(millis).toNanos());
        looks.remove().run();
    }

    @Test
    void each_is_told_once_when_its_own_time_is_over() {
        limit(100, "a");
        limit(300, "b");
        assertThat(looks).as("one look for all").hasSize(1);
        look(50);
        assertThat(late).isEmpty();
        look(50);
        assertThat(late).containsExactly("a");
        look(200);
        assertThat(late).containsExactly("a", "b");
        assertThat(looks).as("nothing is watched any more").isEmpty();
    }

    @Test
    void what_was_in_time_is_not_told() {
        limit(100, "a").cancel();
        look(200);
        assertThat(late).isEmpty();
        assertThat(looks).isEmpty();
    }

    @Test
    void one_begun_after_a_pause_is_watched_too() {
        limit(100, "a").cancel();
        look(250);
        assertThat(looks).isEmpty();
        limit(50, "b");
        look(250);
        assertThat(late).containsExactly("b");
    }

    @Test
    void a_mistake_of_one_does_not_end_the_looks() {
        limits.after(Duration.ofMillis(1), () -> {
            throw new IllegalStateException("a mistake");
        });
        limit(500, "b");
        assertThatThrownBy(() -> look(100)).hasMessage("a mistake");
        look(500);
        assertThat(late).containsExactly("b");
    }
}
