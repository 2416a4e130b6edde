package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.source.Payload;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.prometheus.Reading.Sample;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event over its whole life, with all that can go wrong in between. */
class PrometheusRunTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final PrometheusConfig CONFIG = Given.config(
            "http://p",
            "\"query\": \"q\", \"interval\": \"10s\", \"threshold\": {\"above\": 10}, \"metadata\": {\"x\": \"y\"}");

    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final Ground ground = new Ground();
    private final List<Instant> asked = new ArrayList<>();
    private Map<String, String> values = Map.of();
    private Optional<RuntimeException> trouble = Optional.empty();

    private Uni<Reading> answer(Instant moment) {
        asked.add(moment);
        if (trouble.isPresent()) {
            return Uni.createFrom().failure(trouble.get());
        }
        List<Sample> samples = new ArrayList<>();
        values.forEach((queue, value) -> samples.add(new Sample(new TreeMap<>(Map.of("queue", queue)), value)));
        return Uni.createFrom().item(new Reading(samples, false));
    }

    private PrometheusRun process(Ground on) {
        return new PrometheusRun(CONFIG, on, this::answer, clock, BOUND);
    }

    private PrometheusRun begun(Ground on) {
        PrometheusRun run = process(on);
        wait(run.begin());
        return run;
    }

    private static void wait(Uni<Void> work) {
        work.await().atMost(Duration.ofSeconds(5));
    }

    /** The answers from now on, one period later. */
    private void later(PrometheusRun run, Map<String, String> now) {
        values = now;
        clock.advance(PERIOD);
        wait(run.tick());
    }

    private static List<String> told(Ground ground) {
        return ground.stored.stream()
                .map(payload ->
                        payload.body().text().replaceAll(".*\"state\":\"(\\w+)\".*\"queue\":\"(\\w+)\".*", "$2 $1"))
                .toList();
    }

    @Test
    void an_episode_has_two_ends_and_one_beginning() {
        PrometheusRun run = begun(ground);
        later(run, Map.of("a", "12"));
        later(run, Map.of("a", "13"));
        later(run, Map.of("a", "1e+01"));
        String fingerprint = Reading.fingerprint(new TreeMap<>(Map.of("queue", "a")));
        String start = asked.get(1).toString();
        assertThat(ground.ids())
                .containsExactly(fingerprint + "/" + start + "/firing", fingerprint + "/" + start + "/resolved");
        assertThat(ground.stored)
                .extracting(Payload::episode)
                .containsExactly(
                        Optional.of(new Payload.Episode(fingerprint + "/" + start, false)),
                        Optional.of(new Payload.Episode(fingerprint + "/" + start, true)));
        assertThat(ground.stored.getFirst().body().text()).isEqualTo("""
                {"body":{"state":"firing","value":12,"threshold":{"above":10},"query":"q","labels":{"queue":"a"},\
                "fingerprint":"%s","startsAt":"%s","evaluatedAt":"%s"},"metadata":{"x":"y"}}""".formatted(fingerprint, start, start));
        assertThat(ground.stored.getLast().body().text())
                .isEqualTo("""
                {"body":{"state":"resolved","value":1e+01,"threshold":{"above":10},"query":"q","labels":{"queue":"a"},\
                "fingerprint":"%s","startsAt":"%s","endsAt":"%s","evaluatedAt":"%s"},"metadata":{"x":"y"}}""".formatted(fingerprint, start, asked.get(3), asked.get(3)));
    }

    @Test
    void a_series_that_vanishes_is_resolved_for_that_reason() {
        PrometheusRun run = begun(ground);
        later(run, Map.of("a", "+Inf"));
        later(run, Map.of());
        assertThat(ground.stored).hasSize(1);
        later(run, Map.of());
        assertThat(ground.stored.getFirst().body().text()).contains("\"value\":\"+Inf\"");
        assertThat(ground.stored.getLast().body().text())
                .contains("\"state\":\"resolved\",\"reason\":\"absent\"")
                .doesNotContain("\"value\"");
    }

    /**
     * Two series fire together, one falls, the other vanishes. The process ends at every step of that, before or after the step had its
     * effect, and the next one begins within the same moment or some moments later.
     */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 1", "true, 1", "false, 3", "true, 3"})
    void wherever_a_process_ends_each_edge_is_told_once(boolean withEffect, int momentsAway) {
        Map<String, String> both = Map.of("a", "11", "b", "12");
        List<Map<String, String>> course =
                List.of(Map.of(), both, both, both, both, both, Map.of("a", "1"), Map.of("a", "1"));
        int crashes = 0;
        for (int step = 0; ; step++) {
            Ground world = new Ground();
            world.giveWayAfter(step, withEffect);
            if (!lives(world, course, momentsAway)) {
                break;
            }
            crashes++;
            Map<String, List<String>> byEpisode = told(world).stream()
                    .collect(Collectors.groupingBy(edge -> edge.substring(0, 1), TreeMap::new, Collectors.toList()));
            assertThat(byEpisode)
                    .as("ended at step %d", step)
                    .isEqualTo(Map.of("a", List.of("a firing", "a resolved"), "b", List.of("b firing", "b resolved")));
            assertThat(world.ids())
                    .extracting(id -> id.replaceAll("/(firing|resolved)$", ""))
                    .as("ended at step %d: both ends name one beginning", step)
                    .hasSize(4)
                    .satisfies(episodes ->
                            assertThat(List.copyOf(new TreeSet<>(episodes))).hasSize(2));
        }
        assertThat(crashes).as("steps at which it ended").isGreaterThanOrEqualTo(9);
    }

    /** Returns whether the ground gave way. */
    private boolean lives(Ground world, List<Map<String, String>> course, int momentsAway) {
        boolean fell = false;
        Optional<PrometheusRun> run = Optional.empty();
        int away = 0;
        List<Map<String, String>> whole = new ArrayList<>(course);
        for (int i = 0; i < 5; i++) {
            whole.add(course.getLast());
        }
        for (Map<String, String> now : whole) {
            values = now;
            clock.advance(PERIOD);
            for (int tick = 0; tick < 2; tick++) {
                if (away == 0 && run.isEmpty()) {
                    run = start(world);
                }
                run.ifPresent(one -> wait(one.tick()));
                if (world.isGone()) {
                    fell = true;
                    world.restore();
                    run = Optional.empty();
                    away = momentsAway * 2 + 1;
                }
                away = Math.max(0, away - 1);
            }
        }
        return fell;
    }

    private Optional<PrometheusRun> start(Ground world) {
        PrometheusRun run = process(world);
        try {
            wait(run.begin());
            return Optional.of(run);
        } catch (RuntimeException gone) {
            assertThat(world.isGone()).isTrue();
            return Optional.empty();
        }
    }

    @Test
    void what_ended_meanwhile_is_told_afterwards_and_what_goes_on_is_not_told_again() {
        PrometheusRun run = begun(ground);
        later(run, Map.of("a", "11", "b", "12"));
        run.close();
        values = Map.of("a", "11", "b", "0");
        clock.advance(Duration.ofDays(3));
        PrometheusRun next = begun(ground);
        wait(next.tick());
        later(next, values);
        assertThat(told(ground))
                .containsExactlyInAnyOrder("a firing", "b firing", "b resolved")
                .endsWith("b resolved");
    }

    @Test
    void an_edge_that_is_not_stored_is_offered_as_it_was_and_nothing_is_asked_meanwhile() {
        PrometheusRun run = begun(ground);
        ground.busTrouble = Optional.of(new IllegalStateException("the bus is full"));
        later(run, Map.of("a", "11"));
        int questions = asked.size();
        later(run, Map.of("a", "1"));
        later(run, Map.of("a", "11"));
        assertThat(asked).hasSize(questions);
        ground.busTrouble = Optional.empty();
        wait(run.tick());
        assertThat(ground.offered).hasSize(4).containsOnly(ground.ids().getFirst());
        assertThat(told(ground)).containsExactly("a firing");
    }

    @Test
    void nothing_is_told_before_it_is_kept() {
        PrometheusRun run = begun(ground);
        ground.memoryTrouble = Optional.of(new IllegalStateException("the bus is away"));
        later(run, Map.of("a", "11"));
        assertThat(ground.offered).isEmpty();
        assertThat(ground.failures).as("this is not Prometheus' fault").isEmpty();
        ground.memoryTrouble = Optional.empty();
        wait(run.tick());
        assertThat(told(ground)).containsExactly("a firing");
    }

    @Test
    void a_query_that_fails_changes_nothing_and_is_told_to_the_host() {
        PrometheusRun run = begun(ground);
        later(run, Map.of("a", "11"));
        trouble = Optional.of(new Query.Failed("HTTP 503"));
        later(run, Map.of());
        later(run, Map.of());
        assertThat(ground.failures).hasSize(2);
        trouble = Optional.empty();
        later(run, Map.of());
        assertThat(told(ground)).containsExactly("a firing");
        later(run, Map.of());
        assertThat(told(ground)).containsExactly("a firing", "a resolved");
    }

    @Test
    void replicas_that_look_at_other_times_agree() {
        Ground other = new Ground();
        PrometheusRun one = begun(ground);
        PrometheusRun two = begun(other);
        values = Map.of("a", "11");
        clock.advance(Duration.ofSeconds(10));
        wait(one.tick());
        Instant shared = one.moment();
        while (one.moment().equals(shared)) {
            wait(two.tick());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(ground.ids()).hasSize(1).isEqualTo(other.ids());
    }

    @Test
    void too_much_to_remember_is_told() {
        PrometheusRun run = begun(ground);
        Map<String, String> long900 = new TreeMap<>();
        for (int i = 0; i < 900; i++) {
            long900.put(i + "x".repeat(900), "11");
        }
        later(run, long900);
        assertThat(ground.failures)
                .singleElement()
                .satisfies(cause ->
                        assertThat(cause).hasMessageContaining("KiB").hasMessageContaining("aggregate the query"));
        assertThat(ground.kept).isEmpty();
        assertThat(ground.offered).isEmpty();
    }

    @Test
    void what_nobody_can_read_keeps_it_from_beginning() {
        ground.kept = Optional.of("{}");
        assertThatThrownBy(() -> wait(process(ground).begin())).isInstanceOf(TrackingText.Unreadable.class);
    }

    @Test
    void nothing_is_handed_over_after_the_end() {
        PrometheusRun run = begun(ground);
        run.close();
        later(run, Map.of("a", "11"));
        assertThat(ground.offered).isEmpty();
        PrometheusRun next = begun(ground);
        wait(next.tick());
        assertThat(told(ground)).containsExactly("a firing");
    }
}
