package dev.tripline.sensor.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.MalformedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTest {
    private static final Condition BOTH = Condition.all(List.of("a", "b"));
    private static final Instant AT = Instant.parse("2026-01-02T03:04:06Z");
    private int fired;

    private static Event event(String id) {
        return new Event(
                id,
                "src",
                "webhook",
                "ev",
                Optional.of(Instant.parse("2026-01-02T03:04:05.678901234Z")),
                Event.JSON,
                Map.of("traceparent", "00-1-2-03"),
                Body.of("{\"n\": 1}"));
    }

    private Join apply(Join join, String dependency, String id) {
        return join.apply(
                BOTH, ResetSchedule.never(), new Join.Arrival(id, Map.of(dependency, event(id)), AT), this::firing);
    }

    private Firing firing(Map<String, Event> events) {
        fired++;
        return new Firing("action-" + fired, "s", "7", "t", events, Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void the_outbox_holds_the_firings_of_the_last_change_and_only_those() {
        Join waiting = apply(Join.EMPTY, "a", "1");
        assertThat(waiting.outbox()).isEmpty();
        assertThat(waiting.before("1").orElseThrow().actionIds()).isEmpty();

        Join done = apply(waiting, "b", "2");
        assertThat(done.outbox()).hasSize(1);
        assertThat(done.outbox().getFirst().events().keySet()).containsExactly("a", "b");
        assertThat(done.saved()).isEmpty();
        assertThat(done.before("2").orElseThrow().actionIds()).containsExactly("action-1");

        Join next = apply(done, "b", "3");
        assertThat(next.outbox()).as("stored before this change was made").isEmpty();
        assertThat(next.before("2").orElseThrow().actionIds()).as("remembered").containsExactly("action-1");
    }

    @Test
    void a_change_leaves_the_join_before_it_alone() {
        Join waiting = apply(Join.EMPTY, "a", "1");
        apply(waiting, "b", "2");
        assertThat(waiting.saved().keySet()).containsExactly("a");
        assertThat(Join.EMPTY.applied()).isEmpty();
    }

    @Test
    void it_remembers_the_last_256_events() {
        Join join = Join.EMPTY;
        for (int i = 1; i <= 300; i++) {
            join = apply(join, "a", "id-" + i);
        }
        assertThat(join.applied()).hasSize(256);
        assertThat(join.before("id-44")).isEmpty();
        assertThat(join.before("id-45")).isPresent();
        assertThat(join.before("id-300")).isPresent();
        assertThat(join.saved().get("a").event().id()).isEqualTo("id-300");
    }

    /** As {@link #apply}, at a place of the stream that is acknowledged up to another. */
    private Join at(Join join, long sequence, long settledUpTo) {
        String id = "id-" + sequence;
        Join.Arrival arrival = new Join.Arrival(id, Map.of("a", event(id)), AT, sequence, settledUpTo);
        return join.apply(BOTH, ResetSchedule.never(), arrival, this::firing);
    }

    @Test
    void events_that_may_come_again_are_remembered_however_many_came_after_them() {
        Join join = Join.EMPTY;
        for (int i = 1; i <= 600; i++) {
            join = at(join, i, 9);
        }
        assertThat(join.before("id-9")).as("acknowledged").isEmpty();
        assertThat(join.before("id-10")).as("not acknowledged").isPresent();
        assertThat(join.applied()).hasSize(591);

        join = at(join, 601, 600);
        assertThat(join.applied()).as("the newest alone").hasSize(256);
        assertThat(join.before("id-345")).isEmpty();
        assertThat(join.before("id-346")).isPresent();
    }

    @Test
    void what_it_remembers_has_a_bound() {
        Join join = Join.EMPTY;
        for (int i = 1; i <= 2100; i++) {
            join = at(join, i, 0);
        }
        assertThat(join.applied()).hasSize(2048);
        assertThat(join.before("id-52")).isEmpty();
        assertThat(join.before("id-53")).isPresent();
    }

    @Test
    void it_is_the_same_after_it_lay_in_the_bucket() throws MalformedEvent {
        Join full = apply(apply(apply(Join.EMPTY, "a", "1"), "b", "2"), "a", "3");
        Join fresh = apply(apply(Join.EMPTY, "a", "1"), "b", "2");
        Join placed = at(at(Join.EMPTY, 7, 0), Long.MAX_VALUE, 6);
        assertThat(placed.applied()).extracting(Join.Applied::sequence).containsExactly(7L, Long.MAX_VALUE);
        for (Join join : List.of(Join.EMPTY, full, fresh, placed)) {
            Join read = JoinJson.decode(JoinJson.encode(join));
            assertThat(read).isEqualTo(join);
            assertThat(JoinJson.encode(read)).isEqualTo(JoinJson.encode(join));
        }
        assertThat(fresh.outbox()).hasSize(1);
    }

    @Test
    void fields_of_a_later_version_are_passed_over() throws MalformedEvent {
        byte[] later = "{\"window\":{\"since\":[1]},\"saved\":{},\"applied\":[[\"1\",\"x\"]],\"outbox\":[]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(JoinJson.decode(later).before("1").orElseThrow().actionIds()).containsExactly("x");
    }

    @Test
    void states_of_before_the_places_were_kept_are_read_and_what_came_then_is_settled() throws MalformedEvent {
        byte[] earlier = "{\"saved\":{},\"applied\":[[\"1\"],[\"2\",\"x\",\"y\"],[9,\"3\",\"z\"]],\"outbox\":[]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(JoinJson.decode(earlier).applied())
                .containsExactly(
                        new Join.Applied("1", 0, List.of()),
                        new Join.Applied("2", 0, List.of("x", "y")),
                        new Join.Applied("3", 9, List.of("z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "7",
                "{\"saved\":{}",
                "{\"saved\":7}",
                "{\"saved\":{\"a\":7}}",
                "{\"applied\":7}",
                "{\"applied\":[7]}",
                "{\"outbox\":{}}",
                "{\"outbox\":[7]}",
                "{\"saved\":{\"a\":{\"specversion\":\"1.0\"}}}"
            })
    void what_is_no_join_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> JoinJson.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }
}
