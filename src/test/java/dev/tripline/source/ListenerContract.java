package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.source.host.SourceStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every listener keeps, whatever it speaks. A kind's test inherits it; a kind that cannot do a thing says so with a
 * reason.
 */
public abstract class ListenerContract {
    protected FrontDoor door;

    /** The kind under test. */
    protected abstract FrontDoor.Kinds kinds();

    /** The spec of an event source with the one event {@code ev}, as JSON. */
    protected abstract String spec();

    /** Makes upstream have one more occurrence; a clock moves on, a message is sent. */
    protected abstract void provoke() throws Exception;

    /** Why upstream never learns of an acknowledgement; empty when {@link #acknowledged} can tell. */
    protected abstract Optional<String> cannotAcknowledge();

    /** How many occurrences upstream holds for done. */
    protected abstract int acknowledged();

    /** Why upstream cannot be lost; empty when {@link #loseUpstream} can do it. */
    protected abstract Optional<String> cannotLoseUpstream();

    /** Makes the listener lose its upstream; it can be reached again at once. */
    protected abstract void loseUpstream() throws Exception;

    /** The clock of the event source host. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @BeforeEach
    void open() {
        door = new FrontDoor(kinds(), clock(), FrontDoor.QUICK);
        assertThat(door.serve("es", spec()).all()).isEmpty();
        awaitRunning();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void awaitRunning() {
        await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
    }

    @Test
    void acknowledges_upstream_only_after_the_event_is_stored() throws Exception {
        door.bus.hold();
        provoke();
        await().until(() -> !door.bus.offered().isEmpty());
        if (cannotAcknowledge().isPresent()) {
            assertThat(cannotAcknowledge().get()).isNotBlank();
            return;
        }
        assertThat(acknowledged()).isZero();
        door.bus.store();
        await().until(() -> acknowledged() == 1);
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void loses_nothing_while_the_bus_refuses() throws Exception {
        door.bus.refuse();
        provoke();
        await().until(() -> !door.bus.offered().isEmpty());
        assertThat(door.bus.stored()).isEmpty();
        door.bus.store();
        await().atMost(Duration.ofSeconds(10)).until(() -> !door.bus.stored().isEmpty());
        assertThat(door.bus.stored().getFirst().id())
                .as("a later try is the same occurrence")
                .isEqualTo(door.bus.offered().getFirst().id());
    }

    @Test
    void resumes_after_it_lost_its_upstream() throws Exception {
        if (cannotLoseUpstream().isPresent()) {
            assertThat(cannotLoseUpstream().get()).isNotBlank();
            return;
        }
        loseUpstream();
        await().until(() -> {
            provoke();
            return !door.bus.stored().isEmpty();
        });
        awaitRunning();
    }

    @Test
    void stops_promptly_and_is_silent_afterwards() throws Exception {
        long start = System.nanoTime();
        door.host.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        provoke();
        await().during(Duration.ofMillis(200)).until(() -> door.bus.offered().isEmpty());
    }
}
