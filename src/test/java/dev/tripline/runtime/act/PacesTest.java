package dev.tripline.runtime.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.RunningBus;
import dev.tripline.event.Firing;
import dev.tripline.runtime.act.pace.Paces;
import dev.tripline.trigger.host.gate.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pace of a trigger over replicas and restarts, on a real bus; only time is the test's. */
class PacesTest {
    private static final Firing FIRING = Replica.firing("a");

    private RunningBus running;
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private Paces paces() {
        return new Paces(running.bus, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private static int attempts(Paces paces, Pace pace, int wanted) {
        int attempts = 0;
        for (int i = 0; i < wanted; i++) {
            attempts += paces.take(FIRING, pace)
                            .await()
                            .atMost(Duration.ofSeconds(10))
                            .isZero()
                    ? 1
                    : 0;
        }
        return attempts;
    }

    @Test
    void replicas_and_restarts_keep_one_pace_together() {
        Pace pace = new Pace(Duration.ofMillis(200));
        Paces one = paces();
        Paces other = paces();
        assertThat(attempts(one, pace, 5)).as("the first is free").isEqualTo(1);
        assertThat(attempts(other, pace, 5)).isZero();
        int made = 1;
        for (int i = 0; i < 50; i++) {
            now = now.plusMillis(100);
            made += attempts(i % 2 == 0 ? one : other, pace, 3);
            if (i == 25) {
                one = paces();
            }
        }
        assertThat(made).as("in five seconds").isBetween(24, 26);
    }

    @Test
    void a_high_rate_is_kept_without_a_write_for_each() {
        Pace pace = new Pace(Duration.ofMillis(1));
        Paces paces = paces();
        assertThat(attempts(paces, pace, 1)).isEqualTo(1);
        int made = 0;
        for (int i = 0; i < 100; i++) {
            now = now.plusMillis(10);
            made += attempts(paces, pace, 50);
        }
        assertThat(made).as("in a second").isBetween(900, 1010);
        assertThat(running.last(dev.tripline.bus.Subjects.STATE_STREAM, dev.tripline.bus.Subjects.rate("s", "t"))
                        .orElseThrow()
                        .sequence())
                .as("writes")
                .isLessThan(30);
    }
}
