package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.watch.StreamLook;
import org.junit.jupiter.api.Test;

/** The cases are what nats-server 2.9.10 and 2.15.2 said when they dropped events. */
class LossesTest {
    private final Losses losses = new Losses();

    private static StreamLook stream(long first, long last) {
        return Looks.stream(first, last, 1, Looks.bytes(1));
    }

    @Test
    void what_goes_after_it_was_delivered_is_not_lost() {
        assertThat(losses.see(stream(1, 20), Looks.decider(10, 20, 20, 20))).isEmpty();
        assertThat(losses.see(stream(18, 37), Looks.decider(20, 20, 20, 37))).isEmpty();
        assertThat(losses.see(stream(21, 37), Looks.decider(20, 20, 20, 37))).isEmpty();
    }

    @Test
    void a_consumer_that_begins_at_the_first_message_lost_nothing() {
        assertThat(losses.see(stream(12, 20), Looks.decider(11, 11, 0, 20))).isEmpty();
    }

    @Test
    void what_goes_undelivered_is_told_once_with_its_range() {
        assertThat(losses.see(stream(17, 25), Looks.decider(19, 19, 6, 25))).isEmpty();
        assertThat(losses.see(stream(47, 55), Looks.decider(19, 19, 6, 55))).contains(new Losses.Loss(27, 20, 46));
        assertThat(losses.see(stream(47, 55), Looks.decider(19, 19, 6, 55))).isEmpty();
        assertThat(losses.see(stream(48, 56), Looks.decider(19, 19, 6, 56))).contains(new Losses.Loss(1, 47, 47));
        assertThat(losses.see(stream(48, 56), Looks.decider(56, 56, 15, 56)))
                .as("what the consumer passes over then was told already")
                .isEmpty();
    }

    @Test
    void what_went_between_two_looks_is_found_by_what_the_consumer_passed_over() {
        assertThat(losses.see(stream(1, 20), Looks.decider(20, 20, 20, 20))).isEmpty();
        assertThat(losses.see(stream(41, 60), Looks.decider(60, 60, 40, 60))).contains(new Losses.Loss(20, 21, 60));
    }

    @Test
    void redeliveries_are_no_reason_to_worry() {
        assertThat(losses.see(stream(1, 20), Looks.decider(10, 20, 20, 20))).isEmpty();
        assertThat(losses.see(stream(31, 40), Looks.decider(40, 40, 55, 40))).isEmpty();
    }

    @Test
    void one_deleted_by_hand_in_the_middle_is_not_a_loss_by_limits() {
        assertThat(losses.see(stream(1, 20), Looks.decider(10, 10, 10, 20))).isEmpty();
        assertThat(losses.see(stream(1, 20), Looks.decider(20, 20, 19, 20))).isEmpty();
    }
}
