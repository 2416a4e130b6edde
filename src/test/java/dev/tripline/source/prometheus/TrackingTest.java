package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.source.prometheus.Reading.Sample;
import dev.tripline.source.prometheus.Tracked.Firing;
import dev.tripline.source.prometheus.Tracked.Pending;
import dev.tripline.source.prometheus.Tracked.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges out of answers. One evaluation is every ten seconds. */
class TrackingTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Tracking tracking = Tracking.NOTHING;
    private Instant now = START;

    private static Reading reading(boolean partial, Map<String, String> valuesByQueue) {
        List<Sample> samples = new ArrayList<>();
        valuesByQueue.forEach((queue, value) -> samples.add(new Sample(new TreeMap<>(Map.of("queue", queue)), value)));
        return new Reading(samples, partial);
    }

    /** What is told after this answer, each as {@code queue state}. */
    private List<String> edges(Threshold threshold, Reading reading) {
        tracking = TrackingText.read(TrackingText.write(tracking.next(now, reading, threshold, PERIOD)));
        now = now.plus(PERIOD);
        List<String> edges = new ArrayList<>();
        tracking.untold().forEach(one -> {
            edges.add(one.getValue().labels().get("queue") + " "
                    + (one.getValue() instanceof Firing ? "firing" : "resolved"));
            tracking = tracking.told(one.getKey());
        });
        return edges;
    }

    /** The same for one series that goes through values; {@code -} stands for an answer without it. */
    private String course(Threshold threshold, String values) {
        List<String> course = new ArrayList<>();
        for (String value : values.split(" ")) {
            List<String> edges = edges(threshold, reading(false, value.equals("-") ? Map.of() : Map.of("a", value)));
            course.add(edges.isEmpty() ? "." : edges.getFirst().substring(2, 3));
        }
        return String.join(" ", course);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"above": 10}                 | 10 10.5 11 10 9 11       | . f . r . f
            {"above": "10"}               | 1e1 1.1e+01 -1e9         | . f r
            {"below": 2}                  | 2 1 0 2 3 1              | . f . r . f
            {"above": 10, "resolve": 5}   | 11 10 6 11 5.1 5 6 11    | f . . . . r . f
            {"below": 2, "resolve": 4}    | 1 3 1 3.9 4 3 1          | f . . . r . f
            {"above": 10, "for": "20s"}   | 11 11 11 11 0            | . . f . r
            {"above": 10, "for": "20s"}   | 11 11 9 11 11 11         | . . . . . f
            {"above": 10, "for": "20s"}   | 11 11 - 11 11 11         | . . . . . f
            {"above": 10, "for": "20s"}   | 11 NaN 11 11             | . . . f
            {"above": 10, "for": "25s"}   | 11 11 11 11              | . . . f
            {"above": 10}                 | 11 - 11 - - - 11         | f . . . r . f
            {"above": 10}                 | 11 - NaN - -             | f . . . r
            {"above": 10}                 | NaN +Inf NaN -Inf        | . f . r
            """)
    void a_series_is_told_at_its_edges(String threshold, String values, String told) {
        assertThat(course(Given.threshold(threshold), values)).isEqualTo(told);
    }

    @Test
    void each_series_is_judged_by_itself() {
        Threshold ten = Given.threshold("{\"above\": 10}");
        assertThat(edges(ten, reading(false, Map.of("a", "11", "b", "9")))).containsExactly("a firing");
        assertThat(edges(ten, reading(false, Map.of("a", "11", "b", "12")))).containsExactly("b firing");
        assertThat(edges(ten, reading(false, Map.of("a", "1", "b", "12")))).containsExactly("a resolved");
        assertThat(tracking.series()).hasSize(1);
    }

    @Test
    void what_is_missing_in_a_partial_answer_is_not_gone() {
        Threshold ten = Given.threshold("{\"above\": 10}");
        assertThat(edges(ten, reading(false, Map.of("a", "11")))).containsExactly("a firing");
        for (int i = 0; i < 5; i++) {
            assertThat(edges(ten, reading(true, Map.of()))).isEmpty();
        }
        assertThat(edges(ten, reading(true, Map.of("a", "3")))).containsExactly("a resolved");
    }

    @Test
    void time_in_which_nobody_looked_does_not_count() {
        Threshold minute = Given.threshold("{\"above\": 10, \"for\": \"20s\"}");
        edges(minute, reading(false, Map.of("a", "11")));
        now = now.plus(Duration.ofHours(1));
        assertThat(edges(minute, reading(false, Map.of("a", "11")))).isEmpty();
        now = now.minus(Duration.ofHours(2));
        assertThat(edges(minute, reading(false, Map.of("a", "11"))))
                .as("a clock that is set back")
                .isEmpty();
        assertThat(edges(minute, reading(false, Map.of("a", "11")))).containsExactly("a firing");
    }

    @Test
    void a_moment_is_judged_once() {
        Threshold ten = Given.threshold("{\"above\": 10}");
        tracking = tracking.next(now, reading(false, Map.of("a", "11")), ten, PERIOD);
        assertThat(tracking.next(now, reading(false, Map.of("a", "1")), ten, PERIOD))
                .isEqualTo(tracking);
    }

    @Test
    void what_is_kept_is_read_again() {
        TreeMap<String, String> labels = new TreeMap<>(Map.of("queue", "Grüße \"<&>\" \u2028", "le", "+Inf"));
        TreeMap<String, Tracked> series = new TreeMap<>();
        for (Tracked one : List.of(
                new Pending(labels, Duration.ofMillis(90_500)),
                new Firing(labels, START, "1e+06", false, 0),
                new Firing(labels, START.plusNanos(1), "+Inf", true, 1),
                new Resolved(labels, START, now.plusSeconds(9), Optional.of("3")),
                new Resolved(labels, START, now.plusSeconds(9), Optional.empty()))) {
            series.put(Reading.fingerprint(labels), one);
            Tracking before = new Tracking(now, series);
            assertThat(TrackingText.read(TrackingText.write(before))).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "{}",
                "[]",
                "{\"at\": \"2026-01-01T00:00:00Z\"}",
                "{\"at\": \"yesterday\", \"series\": []}",
                "{\"at\": \"2026-01-01T00:00:00Z\", \"series\": [{\"labels\": {}}]}",
                "{\"at\": \"2026-01-01T00:00:00Z\", \"series\": [{\"labels\": {}, \"state\": {}}]}",
                "{\"at\": \"2026-01-01T00:00:00Z\", \"series\": [{\"labels\": {}, \"state\": {\"held\": \"3 s\"}}]}",
            })
    void what_cannot_be_read_is_told(String text) {
        assertThatThrownBy(() -> TrackingText.read(text)).isInstanceOf(TrackingText.Unreadable.class);
    }
}
