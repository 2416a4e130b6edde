package dev.tripline.trigger.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.trigger.Samples;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    /** nextDouble gives 0.5. */
    private static final RandomGenerator HALF = () -> 1L << 63;

    private static final RandomGenerator ZERO = () -> 0;

    private static RetrySchedule schedule(String yaml) {
        return Samples.bind(RetryStrategy.class, yaml).schedule();
    }

    private static List<Long> delays(RetrySchedule schedule, RandomGenerator random) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(attempt -> schedule.delay(attempt, random).toMillis())
                .toList();
    }

    @Test
    void withoutStrategyDelaysDouble() {
        assertThat(delays(RetrySchedule.DEFAULT, ZERO)).containsExactly(1000L, 2000L, 4000L, 8000L);
    }

    @Test
    void theWindowIsTheLongestThatAllDelaysCanTake() {
        assertThat(RetrySchedule.DEFAULT.window().toMillis()).isBetween(190_400L, 190_500L);
        assertThat(schedule("{duration: 10s, factor: 2, jitter: 0, steps: 3}").window())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(schedule("{steps: 1}").window()).isEqualTo(RetrySchedule.SHORTEST_WINDOW);
        assertThat(schedule("{duration: 1h, factor: 1e300, steps: 1000}").window())
                .isLessThan(Duration.ofDays(3));
    }

    @Test
    void factorAndJitterLengthenTheDelay() {
        assertThat(delays(schedule("{duration: 100ms, factor: 3, jitter: 0}"), HALF))
                .containsExactly(100L, 300L, 900L, 2700L);
        assertThat(delays(schedule("{duration: 100ms, factor: 1, jitter: 0.5}"), HALF))
                .containsExactly(125L, 125L, 125L, 125L);
    }

    @Test
    void factorZeroCountsAsOneAndNegativeJitterAsNone() {
        assertThat(delays(schedule("{duration: 1s, factor: 0, jitter: -2}"), HALF))
                .containsExactly(1000L, 1000L, 1000L, 1000L);
    }

    @Test
    void aNumberMeansNanoseconds() {
        assertThat(schedule("{duration: 1500000000}").first()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void delaysNeverOverflow() {
        RetrySchedule steep = schedule("{duration: 1h, factor: 1e300, steps: 1000}");
        assertThat(steep.delay(999, HALF)).isEqualTo(RetrySchedule.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{duration: '10'}",
                "{duration: 1 day}",
                "{duration: -1s}",
                "{duration: true}",
                "{duration: 1e999999999}"
            })
    void badDurationsAreRefused(String yaml) {
        assertThatThrownBy(() -> schedule(yaml.equals("{duration: '10'}") ? "{duration: '10'}" : yaml))
                .hasMessageContaining("want a duration such as");
    }

    @Test
    void quotedFactorsAreRefused() {
        assertThatThrownBy(() -> schedule("{factor: '2'}")).hasMessageContaining("wanted a number, got a string");
    }
}
