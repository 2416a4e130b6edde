package dev.tripline.trigger.host.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pass.Go ORDINARY = new Pass.Go(false);

    private Instant now = NOON;

    /** Chance is zero: a cool-down takes half of its longest time. */
    private final Circuit circuit = new Circuit(() -> now, () -> 0);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed(ORDINARY, "HTTP 500", Optional.empty());
        }
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private static Pass waits(long millis) {
        return new Pass.Wait(Duration.ofMillis(millis));
    }

    @Test
    void five_failures_in_a_row_open_it() {
        fail(4);
        circuit.succeeded();
        fail(4);
        circuit.indifferent(ORDINARY);
        assertThat(circuit.isClosed()).isTrue();
        assertThat(circuit.ask(false)).isEqualTo(ORDINARY);
        fail(1);
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.isClosed()).isFalse();
        assertThat(circuit.ask(true)).isEqualTo(waits(500));
    }

    @Test
    void when_it_has_cooled_down_one_probe_goes_through_and_success_closes_it() {
        fail(5);
        after(Duration.ofMillis(500));
        assertThat(circuit.ask(false)).as("who cannot wait is no probe").isInstanceOf(Pass.Wait.class);
        Pass probe = circuit.ask(true);
        assertThat(probe).isEqualTo(new Pass.Go(true));
        assertThat(circuit.ask(true)).isEqualTo(new Pass.Wait(Circuit.PROBING));
        circuit.succeeded();
        assertThat(circuit.ask(false)).isEqualTo(ORDINARY);
        fail(4);
        assertThat(circuit.isClosed()).as("counts from zero").isTrue();
    }

    @Test
    void each_failed_probe_doubles_the_cool_down_up_to_thirty_seconds() {
        fail(5);
        for (long longest : new long[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(circuit.ask(true)).isEqualTo(waits(longest * 500));
            after(Duration.ofMillis(longest * 500));
            assertThat(circuit.ask(true)).isEqualTo(new Pass.Go(true));
            circuit.failed(new Pass.Go(true), "HTTP 500", Optional.empty());
        }
    }

    @Test
    void what_was_under_way_when_it_opened_does_not_prolong_it() {
        fail(5);
        after(Duration.ofMillis(400));
        fail(5);
        assertThat(circuit.ask(true)).isEqualTo(waits(100));
    }

    @Test
    void a_probe_that_says_nothing_gives_its_place_to_another() {
        fail(5);
        after(MINUTE);
        Pass.Go probe = (Pass.Go) circuit.ask(true);
        circuit.indifferent(probe);
        assertThat(circuit.ask(true)).isEqualTo(new Pass.Go(true));
    }

    @Test
    void a_target_that_asks_for_time_gets_it_though_it_is_closed() {
        circuit.failed(ORDINARY, "HTTP 429", Optional.of(Duration.ofSeconds(7)));
        assertThat(circuit.isClosed()).isFalse();
        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.ask(true)).isEqualTo(waits(7000));
        after(Duration.ofSeconds(7));
        assertThat(circuit.ask(true)).isEqualTo(ORDINARY);
        circuit.failed(ORDINARY, "HTTP 429", Optional.of(Duration.ofDays(9)));
        assertThat(circuit.ask(true)).isEqualTo(new Pass.Wait(Circuit.LONGEST_WISH));
    }

    @Test
    void what_has_waited_as_long_as_its_retries_would_have_lasted_is_hopeless() {
        assertThat(circuit.hopeless(NOON.minus(MINUTE), Duration.ZERO))
                .as("closed")
                .isEmpty();
        fail(5);
        after(MINUTE);
        assertThat(circuit.hopeless(NOON, MINUTE)).isEmpty();
        assertThat(circuit.hopeless(NOON.minus(MINUTE), MINUTE))
                .as("the target has not failed for so long")
                .isEmpty();
        after(Duration.ofMillis(1));
        assertThat(circuit.hopeless(NOON.minus(MINUTE), MINUTE))
                .contains("not attempted: the target fails since 2026-03-04T12:00:00Z; its last answer: HTTP 500");
        assertThat(circuit.hopeless(now.minusSeconds(1), MINUTE))
                .as("came just now")
                .isEmpty();
    }

    @Test
    void failed_probes_give_no_new_hope() {
        fail(5);
        after(MINUTE);
        circuit.failed((Pass.Go) circuit.ask(true), "HTTP 500", Optional.empty());
        after(Duration.ofMillis(1));
        assertThat(circuit.hopeless(NOON, MINUTE)).isPresent();
    }

    @Test
    void time_for_which_the_target_asked_is_not_held_against_an_action_but_for_an_hour_at_most() {
        for (int i = 0; i < 5; i++) {
            circuit.failed(ORDINARY, "HTTP 429", Optional.of(Duration.ofMinutes(10)));
        }
        after(MINUTE.multipliedBy(10).plusSeconds(30));
        assertThat(circuit.hopeless(NOON, MINUTE)).isEmpty();
        after(MINUTE);
        assertThat(circuit.hopeless(NOON, MINUTE)).isPresent();
        for (int i = 0; i < 7; i++) {
            circuit.failed(ORDINARY, "HTTP 429", Optional.of(Duration.ofMinutes(10)));
            after(MINUTE.multipliedBy(10));
        }
        assertThat(circuit.hopeless(NOON, MINUTE)).isPresent();
    }
}
