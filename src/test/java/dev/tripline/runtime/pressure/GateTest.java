package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;

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
