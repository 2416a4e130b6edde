package dev.tripline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TimeLimitTest {
    private static final int MILLISECONDS = 60;
    private static final Duration MUCH_LONGER = Duration.ofMillis(10 * MILLISECONDS);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Lets the clock go on past the limit. */
    private static void rest() {
        long until = System.nanoTime() + Duration.ofMillis(2 * MILLISECONDS).toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    @Test
    void whatIsNotComputedCountsForNothing() {
        TimeLimit limit = new TimeLimit(MILLISECONDS);
        boolean atOnce = limit.isOver();
        rest();
        boolean later = limit.isOver();
        rest();
        boolean muchLater = limit.isOver();
        assertThat(List.of(atOnce, later, muchLater)).containsOnly(false);
    }

    @Test
    void whatIsComputedDoes() {
        TimeLimit limit = new TimeLimit(MILLISECONDS);
        boolean over = limit.isOver();
        long begin = THREADS.getCurrentThreadCpuTime();
        rest();
        Duration computed = Duration.ZERO;
        while (!over && computed.compareTo(MUCH_LONGER) < 0) {
            over = limit.isOver();
            computed = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
        }
        assertThat(over).isTrue();
        assertThat(computed).isBetween(Duration.ofMillis(MILLISECONDS - 10), MUCH_LONGER);
    }

    @Test
    void aVirtualThreadHasTheClock() throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            TimeLimit limit = new TimeLimit(MILLISECONDS);
            if (limit.isOver()) {
                over.completeExceptionally(new AssertionError("at once"));
            }
            rest();
            over.complete(limit.isOver());
        });
        assertThat(over.get(10, TimeUnit.SECONDS)).isTrue();
    }
}
