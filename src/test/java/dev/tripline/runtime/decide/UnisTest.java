package dev.tripline.runtime.decide;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.bus.BusException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a failure is the bus's decides between "again" and "never again". */
class UnisTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Uni<Void> WELL = Uni.createFrom().voidItem();
    private static final Uni<Void> REFUSED = Uni.createFrom().failure(new BusException("full"));
    private static final Uni<Void> MISTAKE = Uni.createFrom().failure(new IllegalStateException("ours"));

    private static void await(List<Uni<Void>> parts) {
        Unis.all(parts).await().atMost(SOON);
    }

    @Test
    void what_the_bus_refuses_stays_a_refusal_of_the_bus() {
        assertThatThrownBy(() -> await(List.of(REFUSED))).isInstanceOf(BusException.class);
        assertThatThrownBy(() -> await(List.of(WELL, REFUSED))).isInstanceOf(BusException.class);
        assertThatThrownBy(() -> await(List.of(REFUSED, REFUSED))).isInstanceOf(BusException.class);
    }

    @Test
    void a_mistake_among_refusals_is_told() {
        assertThatThrownBy(() -> await(List.of(REFUSED, MISTAKE, WELL))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void all_that_end_well_end_well() {
        assertThatCode(() -> await(List.of())).doesNotThrowAnyException();
        assertThatCode(() -> await(List.of(WELL, WELL))).doesNotThrowAnyException();
    }
}
