package dev.tripline.client.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchHealthTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private boolean watching = true;
    private Optional<RuntimeException> answer = Optional.empty();
    private int asked;
    private final WatchHealth health = new WatchHealth(() -> watching, this::ask);

    private void ask() {
        asked++;
        if (answer.isPresent()) {
            throw answer.get();
        }
    }

    private static RuntimeException said(int code) {
        return new KubernetesClientException("no", code, null);
    }

    private Optional<RuntimeException> at(int second) {
        return health.trouble(START.plus(Duration.ofSeconds(second)));
    }

    @Test
    void while_it_is_there_nobody_is_asked() {
        assertThat(at(0)).isEmpty();
        assertThat(at(100)).isEmpty();
        assertThat(asked).isZero();
    }

    @Test
    void a_refusal_is_told_after_seconds() {
        watching = false;
        answer = Optional.of(said(403));
        assertThat(at(0)).isEmpty();
        assertThat(at(2)).isEmpty();
        assertThat(asked).isZero();
        assertThat(at(3)).contains(answer.get());
    }

    @Test
    void an_outage_is_told_after_half_a_minute_and_asked_for_every_three_seconds() {
        watching = false;
        answer = Optional.of(said(0));
        for (int second = 0; second <= 30; second++) {
            assertThat(at(second)).as("second " + second).isEmpty();
        }
        assertThat(asked).isEqualTo(10);
        assertThat(at(33)).contains(answer.get());
    }

    @Test
    void a_watch_that_does_not_come_though_all_is_allowed_is_told_too() {
        watching = false;
        for (int second = 0; second <= 30; second++) {
            assertThat(at(second)).isEmpty();
        }
        assertThat(at(33)).hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("cannot be begun"));
    }

    @Test
    void each_break_has_a_time_of_its_own() {
        answer = Optional.of(said(0));
        for (int second = 0; second < 100; second++) {
            watching = second % 10 == 0;
            assertThat(at(second)).isEmpty();
        }
        watching = true;
        assertThat(at(100)).isEmpty();
        watching = false;
        assertThat(at(101)).isEmpty();
        assertThat(at(120)).isEmpty();
    }
}
