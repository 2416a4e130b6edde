package dev.tripline.catalog.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a status becomes, as a value. */
class StatusTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.5Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Map<String, Object> BEFORE =
            Status.with(Map.of("theirs", 1), List.of(Finding.bad("Served", "Failing", "a")), Optional.empty(), 1L, NOW);

    private static String time(Map<String, Object> status) {
        return String.valueOf(Status.condition(status, "Served").get("lastTransitionTime"));
    }

    @Test
    void each_part_of_a_condition_counts_and_nothing_else_moves_its_time() {
        assertThat(time(BEFORE)).isEqualTo("2026-01-01T10:00:00Z");
        for (Finding other : List.of(
                Finding.good("Served", "Failing", "a"),
                Finding.bad("Served", "Refused", "a"),
                Finding.bad("Served", "Failing", "b"))) {
            Map<String, Object> after = Status.with(BEFORE, List.of(other), Optional.empty(), 1L, LATER);
            assertThat(time(after)).as("%s", other).isEqualTo("2026-01-01T10:01:00Z");
            assertThat(Status.condition(after, "Served").get("message")).isEqualTo(other.message());
        }
        Map<String, Object> same =
                Status.with(BEFORE, List.of(Finding.bad("Served", "Failing", "a")), Optional.empty(), 1L, LATER);
        assertThat(Status.same(BEFORE, same)).isTrue();
    }

    @Test
    void a_generation_is_a_number_whatever_its_type() {
        Map<String, Object> one = Map.of("observedGeneration", 1);
        assertThat(Status.same(one, Map.of("observedGeneration", 1L))).isTrue();
        assertThat(Status.same(one, Map.of("observedGeneration", 2L))).isFalse();
    }

    @Test
    void what_others_wrote_stays_and_a_config_only_goes_over_a_config() {
        Map<String, Object> config = Map.of("jetstream", Map.of("url", "x"));
        Map<String, Object> with = Status.with(BEFORE, List.of(), Optional.of(config), 1L, NOW);
        assertThat(with).containsEntry("theirs", 1).containsEntry("config", config);
        assertThat(Status.with(with, List.of(), Optional.empty(), 2L, NOW))
                .containsEntry("theirs", 1)
                .containsEntry("config", config)
                .containsEntry("observedGeneration", 2L);
    }
}
