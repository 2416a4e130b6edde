package dev.tripline.trigger.host.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace = new Pace(SECOND);

    @Test
    void units_are_argos() {
        assertThat(Pace.of("Second", 4)).contains(new Pace(Duration.ofMillis(250)));
        assertThat(Pace.of("Minute", 2)).contains(new Pace(Duration.ofSeconds(30)));
        assertThat(Pace.of("Hour", 1)).contains(new Pace(Duration.ofHours(1)));
        assertThat(Pace.of("fortnight", 1)).contains(new Pace(SECOND));
        assertThat(Pace.of("Second", 0)).isEmpty();
        assertThat(Pace.of("Second", -1)).isEmpty();
        assertThat(Pace.of("Second", Integer.MAX_VALUE)).isPresent();
    }

    /** How many attempts fit in now, when a slot is asked for as long as there is one. */
    private int attempts(Optional<Instant> free, Instant now) {
        int attempts = 0;
        Optional<Instant> next = free;
        for (Optional<Pace.Slots> slots = pace.take(next, now); slots.isPresent(); slots = pace.take(next, now)) {
            assertThat(slots.get().end()).isEqualTo(slots.get().next().plus(SECOND));
            next = Optional.of(slots.get().end());
            attempts++;
        }
        return attempts;
    }

    @Test
    void the_first_goes_at_once_and_the_next_an_interval_later() {
        assertThat(attempts(Optional.empty(), NOON)).isEqualTo(1);
        assertThat(pace.take(Optional.of(NOON.plus(SECOND)), NOON.plusMillis(800)))
                .isEmpty();
        assertThat(pace.take(Optional.of(NOON.plus(SECOND)), NOON.plusMillis(900))
                        .orElseThrow()
                        .next())
                .isEqualTo(NOON.plus(SECOND));
    }

    @Test
    void ten_intervals_of_idle_time_can_be_made_up_for() {
        assertThat(attempts(Optional.of(NOON.minus(Duration.ofDays(1))), NOON)).isEqualTo(11);
        assertThat(attempts(Optional.of(NOON.minusSeconds(3)), NOON)).isEqualTo(4);
    }

    @Test
    void high_rates_take_many_slots_in_one_go() {
        Pace fast = new Pace(Duration.ofMillis(1));
        Pace.Slots slots = fast.take(Optional.of(NOON), NOON).orElseThrow();
        assertThat(slots.end()).isEqualTo(NOON.plusMillis(100));
        int used = 0;
        for (; !slots.isEmpty(); slots = fast.used(slots, NOON)) {
            used++;
        }
        assertThat(used).isEqualTo(100);
    }

    @Test
    void slots_that_nobody_used_in_time_are_lost() {
        Pace fast = new Pace(Duration.ofMillis(1));
        Pace.Slots slots = fast.take(Optional.of(NOON), NOON).orElseThrow();
        int used = 0;
        for (Instant later = NOON.plusMillis(105); !slots.isEmpty(); slots = fast.used(slots, later)) {
            used++;
        }
        assertThat(used).isBetween(5, 11);
    }
}
