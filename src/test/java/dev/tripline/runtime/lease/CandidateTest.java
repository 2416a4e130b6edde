package dev.tripline.runtime.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.runtime.lease.Register.Entry;
import dev.tripline.runtime.lease.Register.Reason;
import dev.tripline.runtime.lease.Register.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two replicas, a register, and time that passes as the test says. */
class CandidateTest {
    private final FakeRegister register = new FakeRegister();
    private long nanos = 1_000;
    private final Machine a = new Machine("a", Instant.parse("2026-03-01T00:00:00Z"));
    private final Machine b = new Machine("b", Instant.parse("2031-03-01T00:00:00Z"));

    /** Its wall clock says what it likes; its monotonic clock runs as all do. */
    private final class Machine {
        private Instant wall;
        private final Candidate candidate;

        private Machine(String name, Instant wall) {
            this.wall = wall;
            candidate = new Candidate(register, name, Pace.DEFAULT, () -> nanos, () -> this.wall);
        }

        boolean look() {
            try {
                candidate.look();
            } catch (Refusal e) {
                assertThat(e).hasMessageNotContaining("null");
            }
            return candidate.isServing();
        }
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        a.wall = a.wall.plusSeconds(seconds);
        b.wall = b.wall.plusSeconds(seconds);
    }

    @Test
    void one_holds_it_and_the_other_knows_who() {
        assertThat(a.look()).isTrue();
        assertThat(b.look()).isFalse();
        assertThat(a.candidate.isHeld()).isTrue();
        assertThat(b.candidate.isHeld()).isFalse();
        assertThat(b.candidate.holder()).hasValue("a");
        assertThat(register.entry().map(Entry::holder)).hasValue("a");
    }

    @Test
    void who_renews_keeps_it_whatever_the_clocks_say() {
        a.look();
        for (int i = 0; i < 100; i++) {
            pass(2);
            a.wall = a.wall.minusSeconds(7_200);
            assertThat(a.look()).isTrue();
            assertThat(a.candidate.isHeld()).isTrue();
            b.wall = b.wall.plusSeconds(86_400);
            assertThat(b.look()).isFalse();
        }
    }

    @Test
    void one_that_says_nothing_is_replaced_after_its_term_and_not_before() {
        a.look();
        pass(1);
        b.look();
        pass(14);
        assertThat(b.look()).isFalse();
        pass(1);
        assertThat(b.look()).isTrue();
        assertThat(register.entry().map(Entry::changes)).hasValue(1);
    }

    @Test
    void a_holder_stops_before_another_one_may_begin() {
        a.look();
        b.look();
        register.refuse(Reason.AWAY);
        pass(9);
        assertThat(a.look()).isTrue();
        assertThat(a.candidate.isHeld()).isTrue();
        pass(1);
        assertThat(a.candidate.isHeld()).isFalse();
        assertThat(a.look()).isFalse();
        register.allow();
        pass(4);
        assertThat(b.look()).as("within the term").isFalse();
        pass(1);
        assertThat(b.look()).isTrue();
        assertThat(a.look()).isFalse();
        assertThat(a.candidate.holder()).hasValue("b");
    }

    @Test
    void a_process_that_stood_still_knows_it_at_once() {
        a.look();
        b.look();
        pass(15);
        assertThat(b.look()).isTrue();
        assertThat(a.candidate.isServing()).as("it has not looked yet").isTrue();
        assertThat(a.candidate.isHeld()).isFalse();
        assertThat(a.look()).isFalse();
        assertThat(b.candidate.isHeld()).isTrue();
    }

    @Test
    void a_machine_that_stood_still_with_its_monotonic_clock_knows_it_by_the_other_one() {
        a.look();
        a.wall = a.wall.plusSeconds(15);
        assertThat(a.candidate.isHeld()).isFalse();
        assertThat(a.look()).as("nobody came meanwhile").isTrue();
        assertThat(a.candidate.isHeld()).isTrue();
    }

    @Test
    void what_is_given_back_goes_to_the_next_look() throws Refusal {
        a.look();
        b.look();
        a.candidate.giveBack();
        assertThat(a.candidate.isHeld()).isFalse();
        assertThat(b.look()).isTrue();
        assertThat(register.entry().map(Entry::holder)).hasValue("b");
        a.candidate.giveBack();
        assertThat(b.candidate.isHeld()).isTrue();
        pass(2);
        assertThat(b.look()).as("it is still b's").isTrue();
    }

    @Test
    void who_comes_back_under_its_name_goes_on_at_once() {
        a.look();
        Machine again = new Machine("a", a.wall);
        assertThat(again.look()).isTrue();
        assertThat(register.entry().map(Entry::changes)).hasValue(0);
        assertThat(a.candidate.isServing()).isTrue();
    }

    @Test
    void a_write_whose_answer_was_lost_loses_nothing() {
        a.look();
        register.loseAnswers(true);
        pass(2);
        assertThat(a.look()).isTrue();
        register.loseAnswers(false);
        pass(2);
        assertThat(a.look()).isTrue();
        pass(2);
        assertThat(a.look()).isTrue();
        assertThat(a.candidate.isHeld()).isTrue();
    }

    @Test
    void an_answer_that_is_always_lost_is_no_renewal() {
        a.look();
        register.loseAnswers(true);
        for (int i = 0; i < 5; i++) {
            pass(2);
            a.look();
        }
        assertThat(a.candidate.isHeld()).isFalse();
    }

    @Test
    void who_may_no_longer_stops_at_once() {
        a.look();
        register.refuse(Reason.FORBIDDEN);
        pass(2);
        assertThat(a.look()).isFalse();
        assertThat(a.candidate.holder()).isEmpty();
        register.allow();
        assertThat(a.look()).isTrue();
    }

    @Test
    void a_longer_term_of_somebody_else_is_respected_within_reason() throws Refusal {
        register.write(new Entry("foreign", Duration.ofSeconds(60), 3, ""), Optional.empty());
        a.look();
        pass(59);
        assertThat(a.look()).isFalse();
        pass(1);
        assertThat(a.look()).isTrue();
        assertThat(register.entry().map(Entry::changes)).hasValue(4);
    }
}
