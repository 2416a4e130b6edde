package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.bus.BusException;
import dev.tripline.bus.RunningBus;
import dev.tripline.event.Origin;
import dev.tripline.ledger.LedgerByHand;
import dev.tripline.source.Emitter.Memory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BusMemoriesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static BusMemories memories(RunningBus running) {
        return new BusMemories(running.bus, LedgerByHand.ledger(running.bus), Clock.systemUTC());
    }

    @Test
    void what_was_kept_last_is_recalled_by_whoever_asks_for_the_same_event() throws Exception {
        try (RunningBus running = new RunningBus().withStreams()) {
            Memory memory = memories(running).of(new Origin("es", "ev"));
            assertThat(memory.recall().await().atMost(SOON)).isEmpty();
            memory.keep("one").await().atMost(SOON);
            memory.keep("two").await().atMost(SOON);
            BusMemories another = memories(running);
            assertThat(another.of(new Origin("es", "ev")).recall().await().atMost(SOON))
                    .hasValue("two");
            assertThat(another.of(new Origin("es", "other")).recall().await().atMost(SOON))
                    .isEmpty();
        }
    }

    @Test
    void without_a_bus_it_fails_and_says_so() throws Exception {
        RunningBus running = new RunningBus().withStreams();
        Memory memory = memories(running).of(new Origin("es", "ev"));
        running.close();
        assertThatThrownBy(() -> memory.keep("one").await().atMost(SOON)).isInstanceOf(BusException.class);
        assertThatThrownBy(() -> memory.recall().await().atMost(SOON)).isInstanceOf(BusException.class);
    }
}
