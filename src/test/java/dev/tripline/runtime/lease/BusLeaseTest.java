package dev.tripline.runtime.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.runtime.lease.Register.Entry;
import dev.tripline.runtime.lease.Register.Reason;
import dev.tripline.runtime.lease.Register.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas that share nothing but a real bus. */
@Timeout(60)
class BusLeaseTest {
    private static final Entry A = new Entry("a", Duration.ofSeconds(15), 0, "");
    private static final Entry B = new Entry("b", Duration.ofSeconds(15), 1, "");

    private RunningBus running;

    @BeforeEach
    void open() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void close() throws Exception {
        running.close();
    }

    private BusRegister register() {
        return new BusRegister(running.bus, "replicas", InstantSource.system());
    }

    @Test
    void what_is_written_is_read_and_only_who_has_seen_it_changes_it() throws Refusal {
        assertThat(register().read()).isEmpty();
        Entry written = register().write(A, Optional.empty());
        assertThat(register().read()).hasValue(written);
        assertThat(written.holder()).isEqualTo("a");
        assertThat(written.term()).isEqualTo(Duration.ofSeconds(15));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> register().write(B, Optional.empty()))
                .matches(refusal -> refusal.reason() == Reason.CHANGED);
        Entry next = register().write(B, Optional.of(written));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> register().write(A, Optional.of(written)))
                .matches(refusal -> refusal.reason() == Reason.CHANGED);
        assertThat(register().read()).hasValue(next);
    }

    @Test
    void what_nobody_can_read_is_nobody_s() throws Refusal {
        running.publish(Publication.of(Subjects.lease("replicas"), "", "{".getBytes(StandardCharsets.UTF_8)));
        Optional<Entry> there = register().read();
        assertThat(there.map(Entry::holder)).hasValue("");
        assertThat(register().write(A, there).holder()).isEqualTo("a");
    }

    @Test
    void a_bus_that_is_away_says_so() throws Exception {
        BusRegister register = register();
        running.close();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(register::read)
                .matches(refusal -> refusal.reason() == Reason.AWAY);
        running = new RunningBus();
    }

    @Test
    void two_replicas_hand_over_within_two_seconds() {
        ReplicaLease one = new ReplicaLease("replicas", register(), "a", Pace.DEFAULT);
        one.enter(() -> {});
        await().pollInterval(Duration.ofMillis(10)).until(one::isHeld);
        ReplicaLease other = new ReplicaLease("replicas", register(), "b", Pace.DEFAULT);
        other.enter(() -> {});
        await().until(() -> other.holder().equals(Optional.of("a")));
        assertThat(other.isHeld()).isFalse();
        long begun = System.nanoTime();
        one.giveBack();
        await().pollInterval(Duration.ofMillis(10)).until(other::isHeld);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        other.giveBack();
    }
}
