package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.Body;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Origin;
import dev.tripline.ledger.LedgerByHand;
import dev.tripline.ledger.history.History;
import dev.tripline.source.Emitter.Aftermath;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedgerAftermathTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private RunningBus running;
    private Aftermath aftermath;

    @BeforeEach
    void start() throws Exception {
        running = new RunningBus().withStreams();
        aftermath = new LedgerAftermath(
                running.bus, LedgerByHand.ledger(running.bus), Clock.systemUTC(), new Origin("cal", "tick"));
        decider(running);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private void stored(String id) {
        Event event = new Event(
                id, "cal", "calendar", "tick", Optional.of(Instant.now()), Event.JSON, Map.of(), Body.of("{}"));
        running.publish(Publication.of(Subjects.event("cal", "tick"), id, CloudEventJson.encode(event)));
    }

    private void decided(String id, String... actions) {
        String ids = actions.length == 0 ? "" : "\"" + String.join("\",\"", actions) + "\"";
        running.publish(Publication.of(
                Subjects.decision(id), "decision:" + id, """
                {"event":{"id":"%s"},"sensors":[{"sensor":"s","triggers":[{"trigger":"t","actions":[%s]}]}]}
                """.formatted(id, ids).getBytes(StandardCharsets.UTF_8)));
    }

    /** Nobody reads from it. */
    static void decider(RunningBus running) throws Exception {
        running.management()
                .addOrUpdateConsumer(
                        Subjects.EVENTS_STREAM,
                        ConsumerConfiguration.builder()
                                .durable(Subjects.DECIDER)
                                .ackPolicy(AckPolicy.Explicit)
                                .build());
    }

    private void acknowledged() throws Exception {
        List<Delivery> one = running.deliveries(Subjects.EVENTS_STREAM, Subjects.DECIDER, 1);
        assertThat(one).hasSize(1);
        one.getFirst().acknowledge();
        await().until(() -> running.bus
                        .floor(Subjects.EVENTS_STREAM, Subjects.DECIDER)
                        .await()
                        .atMost(SOON)
                == 1);
    }

    private void attempted(String action, int number, String next) {
        running.publish(Publication.of(Subjects.attempt(action, number), "", """
                {"action":"%s","attempt":%d,"startedAt":"2026-01-01T00:00:00Z","tookMillis":1,"next":"%s"}
                """.formatted(action, number, next)
                .getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> underWay(String besides) {
        return aftermath.underWay(besides).await().atMost(SOON);
    }

    @Test
    void an_event_is_under_way_until_its_actions_are_done_or_given_up() throws Exception {
        assertThat(underWay("1")).as("nothing was there yet").isEmpty();
        stored("cal:tick:1");
        assertThat(underWay("2")).as("not decided").hasValue("cal:tick:1");
        assertThat(underWay("1")).as("it is the same").isEmpty();
        decided("cal:tick:1", "a", "b");
        assertThat(underWay("2")).as("not attempted").hasValue("cal:tick:1");
        attempted("a", 1, "finished");
        attempted("b", 1, "again");
        acknowledged();
        assertThat(underWay("2")).as("one is tried again").hasValue("cal:tick:1");
        attempted("b", 2, "buried");
        assertThat(underWay("2")).isEmpty();
    }

    @Test
    void an_event_that_led_to_nothing_is_over_and_the_newest_counts() {
        stored("cal:tick:1");
        stored("cal:tick:2");
        decided("cal:tick:2");
        assertThat(underWay("3")).isEmpty();
        stored("cal:tick:3");
        assertThat(underWay("4")).hasValue("cal:tick:3");
    }

    @Test
    void what_the_ledger_no_longer_knows_is_over() throws Exception {
        stored("cal:tick:1");
        assertThat(underWay("2")).hasValue("cal:tick:1");
        acknowledged();
        assertThat(underWay("2")).isEmpty();
    }

    @Test
    void a_slot_that_is_left_out_is_on_record() {
        aftermath.missed("2026-01-01T00:00:00Z", "overlap").await().atMost(SOON);
        History history = new History(new StreamReader(running.bus), new ObjectMapper());
        assertThat(history.missed("cal:tick:2026-01-01T00:00:00Z"))
                .hasValueSatisfying(
                        record -> assertThat(record.path("reason").asText()).isEqualTo("overlap"));
        assertThat(history.missed("cal:tick:2026-01-02T00:00:00Z")).isEmpty();
    }

    @Test
    void without_a_bus_there_is_no_answer() {
        running.bus.close();
        assertThatThrownBy(() -> underWay("1")).isInstanceOf(BusException.class);
    }
}
