package dev.tripline.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HistoryTest {
    private static final Optional<String> NONE = Optional.empty();

    private RunningBus running;
    private History history;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        history = new History(new StreamReader(running.bus), new ObjectMapper());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void decided(String id, String source, String sensors) {
        running.publish(Publication.of(Subjects.decision(id), "decision:" + id, """
                {"event":{"id":"%s","source":"%s","subject":"ev","type":"webhook","bytes":1,"sequence":1},
                "decidedAt":"2026-11-25T10:00:00Z","sensors":[%s]}
                """.formatted(id, source, sensors)
                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String sensor(String name, String filters, String error, String... triggers) {
        return """
                {"sensor":"%s","generation":"g","dependencies":[{"dependency":"dep","passed":%s,%s"filters":[%s]}],"triggers":[%s]}
                """.formatted(name, filters.isEmpty() && error.isEmpty(), error, filters, String.join(",", triggers));
    }

    private static String trigger(String name, String result, String... actions) {
        String ids = actions.length == 0 ? "" : "\"" + String.join("\",\"", actions) + "\"";
        return """
                {"trigger":"%s","condition":"dep","result":"%s","have":[],"missing":["other"],"actions":[%s]}
                """.formatted(name, result, ids);
    }

    private static final String SAID_NO =
            "{\"filter\":\"data[0]\",\"subject\":\"body.n\",\"wanted\":\">= 0\",\"result\":\"rejected\",\"actual\":\"-7\"}";

    private void attempted(String action, int number, String trigger, String outcome, String next) {
        running.publish(Publication.of(
                Subjects.attempt(action, number), "", """
                {"action":"%s","attempt":%d,"sensor":"s","trigger":"%s","outcome":"%s","next":"%s","request":{"url":"x"}}
                """.formatted(action, number, trigger, outcome, next)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> events(DecisionFilter filter) {
        return history.events(filter, Span.since(Instant.EPOCH, 100)).items().stream()
                .map(item ->
                        item.path("id").asText() + " " + item.path("result").asText())
                .toList();
    }

    private static DecisionFilter of(Optional<String> sensor, Optional<String> trigger, Optional<String> result) {
        return new DecisionFilter(NONE, NONE, sensor, trigger, result, NONE);
    }

    @Test
    void events_are_found_by_what_came_of_them() {
        decided("nobody", "a", "");
        decided("no", "a", sensor("s", SAID_NO, "", trigger("t", "notRun")));
        decided("broken", "a", sensor("s", "", "\"error\":\"boom\",", trigger("t", "notRun")));
        decided("waits", "b", sensor("s", "", "", trigger("t", "waiting")));
        decided("mixed", "b", sensor("s", "", "", trigger("t", "waiting"), trigger("u", "fired", "x")));

        assertThat(events(of(NONE, NONE, NONE)))
                .containsExactly("mixed fired", "waits waiting", "broken error", "no rejected", "nobody unmatched");
        assertThat(events(of(NONE, NONE, Optional.of("error")))).containsExactly("broken error");
        assertThat(events(of(Optional.of("s"), Optional.of("t"), NONE)))
                .containsExactly("mixed waiting", "waits waiting", "broken error", "no rejected");
        assertThat(events(of(Optional.of("other"), NONE, NONE))).isEmpty();
        assertThat(events(new DecisionFilter(Optional.of("b"), Optional.of("ev"), NONE, NONE, NONE, NONE)))
                .containsExactly("mixed fired", "waits waiting");
        assertThat(events(new DecisionFilter(Optional.of("b"), Optional.of("no"), NONE, NONE, NONE, NONE)))
                .isEmpty();
    }

    @Test
    void a_line_says_what_stood_in_the_way() {
        decided("no", "a", sensor("s", SAID_NO, "", trigger("t", "notRun")));
        decided("waits", "b", sensor("s", "", "", trigger("t", "waiting")));
        List<String> reasons = history.events(of(NONE, NONE, NONE), Span.since(Instant.EPOCH, 9)).items().stream()
                .map(item -> item.at("/sensors/0/reason").asText())
                .toList();
        assertThat(reasons).containsExactly("t waits for other", "dep: data[0] body.n wanted >= 0, got -7");
    }

    @Test
    void actions_are_shown_by_their_newest_attempt_alone() {
        attempted("a", 1, "t", "retry", "again");
        attempted("b", 1, "t", "retry", "again");
        attempted("a", 2, "t", "done", "finished");
        attempted("c", 1, "u", "rejected", "buried");
        decided("e", "a", "");

        assertThat(actions(NONE, NONE)).containsExactly("c 1", "a 2", "b 1");
        assertThat(actions(Optional.of("retry"), NONE)).containsExactly("b 1");
        assertThat(actions(NONE, Optional.of("buried"))).containsExactly("c 1");
        assertThat(history.attempts("a")).hasSize(2);
    }

    private List<String> actions(Optional<String> outcome, Optional<String> state) {
        return history
                .actions(new ActionFilter(Optional.of("s"), NONE, outcome, state), Span.since(Instant.EPOCH, 100))
                .items()
                .stream()
                .peek(item -> assertThat(item.has("request")).isFalse())
                .map(item -> item.path("action").asText() + " "
                        + item.path("attempt").asText())
                .toList();
    }

    @Test
    void pages_end_where_the_next_begins() {
        for (int i = 1; i <= 5; i++) {
            decided("e" + i, "a", "");
        }
        Page first = history.events(of(NONE, NONE, NONE), Span.since(Instant.EPOCH, 3));
        Page second = history.events(
                of(NONE, NONE, NONE),
                new Span(Instant.EPOCH, Optional.empty(), first.next().orElseThrow(), 3));
        assertThat(first.items()).extracting(item -> item.path("id").asText()).containsExactly("e5", "e4", "e3");
        assertThat(second.items()).extracting(item -> item.path("id").asText()).containsExactly("e2", "e1");
        assertThat(second.next()).isEmpty();
    }
}
