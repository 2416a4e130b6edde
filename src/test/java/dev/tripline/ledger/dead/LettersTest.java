package dev.tripline.ledger.dead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.ledger.history.Page;
import dev.tripline.ledger.history.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LettersTest {
    private RunningBus running;
    private Letters letters;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        letters = new Letters(new StreamReader(running.bus));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void bury(String sensor, String trigger, String action, String kind, String cause) {
        String word = kind.isEmpty() ? "" : "\"class\":\"" + kind + "\",\"attempt\":{\"outcome\":\"rejected\"},";
        running.publish(Publication.of(
                Subjects.dead(sensor, trigger), "dead:" + action, """
                {"buriedAt":"2026-11-25T10:00:00Z","cause":"%s",%s"attempts":3,"firing":{"actionId":"%s","sensor":"%s",
                "generation":"g","trigger":"%s","at":"2026-11-25T09:00:00Z","events":{"dep":{"specversion":"1.0","id":"e1",
                "source":"src","type":"webhook","subject":"ev"}}}}
                """.formatted(cause, word, action, sensor, trigger)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void quarantine() {
        running.publish(Publication.of(
                Subjects.dead("undecodable", "default"),
                "u",
                "{\"buriedAt\":\"2026-11-25T10:00:00Z\",\"cause\":\"not JSON\",\"stream\":\"default\",\"sequence\":7,\"bytes\":\"eA==\"}"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static LetterFilter filter(String sensor, String kind, String cause) {
        return new LetterFilter(wanted(sensor), Optional.empty(), wanted(kind), wanted(cause));
    }

    private static Optional<String> wanted(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    @Test
    void letters_of_both_shapes_are_found_by_what_they_are() {
        bury("a", "t", "a1", "rejected", "HTTP 422");
        bury("b", "t", "b1", "", "HTTP 500");
        quarantine();
        Page all = letters.page(LetterFilter.ALL, Span.since(Instant.EPOCH, 10));
        assertThat(all.items())
                .extracting(item -> item.path("class").asText())
                .containsExactly("undecodable", "unclassified", "rejected");
        assertThat(all.next()).isEmpty();
        assertThat(letters.page(filter("a", "", ""), Span.since(Instant.EPOCH, 10))
                        .items())
                .extracting(item -> item.path("action").asText())
                .containsExactly("a1");
        assertThat(letters.page(filter("", "", "500"), Span.since(Instant.EPOCH, 10))
                        .items())
                .extracting(item -> item.path("action").asText())
                .containsExactly("b1");
        assertThat(letters.page(filter("", "rejected", "500"), Span.since(Instant.EPOCH, 10))
                        .items())
                .isEmpty();
    }

    @Test
    void pages_follow_each_other() {
        for (int i = 1; i <= 5; i++) {
            bury("a", "t", "a" + i, "rejected", "HTTP 422");
        }
        Page first = letters.page(LetterFilter.ALL, Span.since(Instant.EPOCH, 2));
        Page second = letters.page(
                LetterFilter.ALL,
                new Span(Instant.EPOCH, Optional.empty(), first.next().orElseThrow(), 2));
        assertThat(first.items())
                .extracting(item -> item.path("sequence").asLong())
                .containsExactly(5L, 4L);
        assertThat(second.items())
                .extracting(item -> item.path("sequence").asLong())
                .containsExactly(3L, 2L);
    }

    @Test
    void groups_count_by_class_and_trigger() {
        bury("a", "t", "a1", "rejected", "HTTP 422");
        bury("a", "t", "a2", "rejected", "HTTP 404");
        bury("a", "u", "a3", "exhausted", "HTTP 500");
        Letters.Groups groups = letters.groups(LetterFilter.ALL, Instant.EPOCH, Optional.empty());
        assertThat(groups.items())
                .extracting(item -> item.path("class").asText() + " "
                        + item.path("trigger").asText() + " "
                        + item.path("count").asText() + " " + item.path("cause").asText())
                .containsExactly("exhausted u 1 HTTP 500", "rejected t 2 HTTP 404");
    }

    @Test
    void the_letter_of_an_action_is_found_near_its_last_attempt() {
        bury("a", "t", "a1", "rejected", "HTTP 422");
        bury("a", "t", "a2", "rejected", "HTTP 422");
        assertThat(letters.of("a2", "a", "t", Instant.now()).map(Letter::sequence))
                .hasValue(2L);
        assertThat(letters.of("a2", "a", "u", Instant.now())).isEmpty();
        assertThat(letters.of("a3", "a", "t", Instant.now())).isEmpty();
        assertThat(letters.delete(2)).isTrue();
        assertThat(letters.of("a2", "a", "t", Instant.now())).isEmpty();
    }

    @Test
    void what_shall_be_worked_on_comes_oldest_first() {
        bury("a", "t", "a1", "rejected", "HTTP 422");
        bury("b", "t", "b1", "rejected", "HTTP 422");
        bury("a", "t", "a2", "rejected", "HTTP 422");
        assertThat(letters.matching(filter("a", "", ""), Instant.EPOCH, Optional.empty(), 10))
                .extracting((ObjectNode item) -> item.path("action").asText())
                .containsExactly("a1", "a2");
        assertThat(letters.matching(LetterFilter.ALL, Instant.EPOCH, Optional.empty(), 2))
                .hasSize(2);
    }

    @Test
    void a_letter_that_is_no_json_can_be_looked_at() {
        running.publish(Publication.of(Subjects.dead("x", "y"), "x", "{".getBytes(StandardCharsets.UTF_8)));
        Letter letter = letters.get(1).orElseThrow();
        assertThat(letter.kind()).isEqualTo(Letter.UNDECODABLE);
        assertThat(letter.firing()).isEmpty();
    }
}
