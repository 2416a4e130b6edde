package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();

    @Test
    void between_two_looks_no_more_comes_in_than_there_is_room_for() {
        AtomicInteger held = new AtomicInteger();
        gate.whenHeld(held::incrementAndGet);
        gate.open(gate.mark(), new Pressure.Room(250, Long.MAX_VALUE));
        assertThat(gate.enter(100)).isEmpty();
        assertThat(gate.enter(100)).isEmpty();
        assertThat(gate.enter(100)).isPresent();
        assertThat(gate.isHeld()).isTrue();
        assertThat(gate.enter(1))
                .as("not even a small one before the next look")
                .isPresent();
        assertThat(held).hasValue(1);
        assertThat(gate.state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    void what_is_under_way_during_a_look_counts_against_what_the_look_allows() {
        gate.open(gate.mark(), new Pressure.Room(1000, 1000));
        assertThat(gate.enter(300)).isEmpty();
        assertThat(gate.enter(300)).isEmpty();
        gate.settled(300);
        Gate.Mark mark = gate.mark();
        assertThat(gate.enter(50)).isEmpty();
        gate.settled(50);
        // The look may have seen the first; not the second, which waits, and perhaps not the third.
        gate.open(mark, new Pressure.Room(400, 1000));
        assertThat(gate.enter(51)).isPresent();
        gate.open(mark, new Pressure.Room(400, 1000));
        assertThat(gate.enter(50)).isEmpty();
    }

    @Test
    void events_are_counted_too() {
        gate.open(gate.mark(), new Pressure.Room(Long.MAX_VALUE, 2));
        assertThat(gate.enter(1)).isEmpty();
        assertThat(gate.enter(1)).isEmpty();
        assertThat(gate.enter(1)).isPresent();
    }

    @Test
    void no_more_is_under_way_than_a_slow_bus_stores_in_a_second() {
        Duration second = Duration.ofSeconds(1);
        assertThat(Gate.pace(4096, 4000, 300, second)).as("a slow disk").isEqualTo(300);
        assertThat(Gate.pace(300, 300, 150, second.dividedBy(2))).isEqualTo(300);
        assertThat(Gate.pace(300, 300, 0, second)).as("a bus that stands still").isEqualTo(Gate.LEAST_UNDER_WAY);
        assertThat(Gate.pace(300, 10, 5, second)).as("nothing presses").isEqualTo(600);
        assertThat(Gate.pace(4096, 4096, 40_000, second)).as("a fast one").isEqualTo(Gate.MOST_UNDER_WAY);
    }

    @Test
    void what_is_too_much_for_a_slow_bus_is_refused_and_room_comes_back_as_it_stores() {
        Gate.Mark begin = gate.mark();
        for (int i = 0; i < Gate.MOST_UNDER_WAY; i++) {
            assertThat(gate.enter(1)).isEmpty();
        }
        assertThat(gate.enter(1)).hasValueSatisfying(why -> assertThat(why).contains("stores less than comes in"));
        gate.pace(begin, Duration.ofSeconds(1));
        for (int i = 0; i < Gate.MOST_UNDER_WAY - Gate.LEAST_UNDER_WAY; i++) {
            gate.settled(1);
        }
        assertThat(gate.enter(1)).isPresent();
        gate.settled(1);
        assertThat(gate.enter(1)).isEmpty();
        assertThat(gate.isHeld()).isFalse();
    }

    @Test
    void it_says_why_it_refuses_until_it_is_opened() {
        gate.refuse("too much waits");
        assertThat(gate.enter(1)).contains("too much waits");
        assertThat(gate.state()).isEqualTo(Gate.State.REFUSING);
        gate.open(gate.mark(), Pressure.Room.ENDLESS);
        assertThat(gate.enter(1)).isEmpty();
        gate.stop("gone");
        assertThat(gate.enter(1)).contains("gone");
        assertThat(gate.state()).isEqualTo(Gate.State.STOPPED);
    }
}
