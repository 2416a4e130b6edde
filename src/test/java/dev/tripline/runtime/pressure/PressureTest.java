package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tripline.bus.watch.StreamLook;
import dev.tripline.runtime.pressure.Pressure.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PressureTest {
    private static final Optional<Instant> HOUR_OLD = Optional.of(Looks.NOW.minus(Duration.ofHours(1)));

    private static Pressure pressure(StreamLook stream, long decided, long bytes) {
        return Pressure.of(stream, decided, bytes, HOUR_OLD, Looks.NOW);
    }

    @Test
    void what_is_decided_does_not_count_though_the_stream_is_full() {
        Pressure none = pressure(Looks.stream(1, 1000, 1000, Looks.bytes(1000)), 1000, 0);
        assertThat(none.undecided()).isZero();
        assertThat(none.highest()).isZero();
        assertThat(none.age()).isZero();
    }

    @Test
    void each_limit_counts_for_itself_and_the_closest_one_leads() {
        StreamLook.Limits limits = new StreamLook.Limits(1000, 200, 0, Duration.ofHours(4), true);
        Pressure pressure = pressure(Looks.stream(101, 300, 800, limits), 200, 400);
        assertThat(pressure.undecided()).isEqualTo(100);
        assertThat(pressure.used()).containsOnlyKeys(Limit.BYTES, Limit.MESSAGES, Limit.AGE);
        assertThat(pressure.used().get(Limit.BYTES)).isEqualTo(0.4, within(1e-9));
        assertThat(pressure.used().get(Limit.MESSAGES)).isEqualTo(0.5, within(1e-9));
        assertThat(pressure.used().get(Limit.AGE)).isEqualTo(0.25, within(1e-9));
        assertThat(pressure.closest()).contains(Limit.MESSAGES);
    }

    @Test
    void what_was_dropped_already_does_not_count() {
        Pressure pressure = pressure(Looks.stream(101, 200, 900, Looks.bytes(1000)), 50, 900);
        assertThat(pressure.undecided()).isEqualTo(100);
        assertThat(pressure.highest()).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void a_stream_that_refuses_what_is_new_loses_by_age_alone() {
        StreamLook.Limits limits = new StreamLook.Limits(1000, 10, 5, Duration.ofHours(2), false);
        Pressure pressure = pressure(Looks.stream(1, 10, 999, limits), 0, 999);
        assertThat(pressure.used()).containsOnlyKeys(Limit.AGE);
        assertThat(pressure.room(0.9)).isEqualTo(Pressure.Room.ENDLESS);
    }

    @Test
    void room_is_what_is_left_up_to_the_share() {
        StreamLook.Limits limits = new StreamLook.Limits(1000, 200, 20, Duration.ZERO, true);
        Pressure pressure = pressure(Looks.stream(1, 10, 500, limits), 0, 500);
        assertThat(pressure.room(0.9)).isEqualTo(new Pressure.Room(400, 8));
        assertThat(pressure(Looks.stream(1, 10, 950, limits), 0, 950).room(0.9).bytes())
                .isZero();
    }

    @Test
    void a_server_whose_clock_is_ahead_makes_nothing_younger_than_now() {
        Pressure pressure = Pressure.of(
                Looks.stream(1, 10, 500, Looks.bytes(1000)), 0, 500, Optional.of(Looks.NOW.plusSeconds(5)), Looks.NOW);
        assertThat(pressure.age()).isZero();
    }

    @Test
    void thresholds_that_make_no_sense_together_are_refused() {
        Looks.DEFAULTS.check();
        assertThatThrownBy(() -> Looks.settings(50, 80, 80).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resume 80");
        assertThatThrownBy(() -> Looks.settings(50, 100, 80).check()).isInstanceOf(IllegalArgumentException.class);
    }
}
