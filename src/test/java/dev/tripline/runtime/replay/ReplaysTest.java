package dev.tripline.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.Body;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import dev.tripline.ledger.history.History;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.rehearsal.ExplainerByHand;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.source.host.Intake;
import dev.tripline.trigger.host.TriggersByHand;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of a real stream, sent again to an intake that remembers them. */
@Timeout(60)
class ReplaysTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        door.close();
    }

    private Replays replays(Intake intake) {
        StreamReader reader = new StreamReader(running.bus);
        return new Replays(
                reader,
                new History(reader, new ObjectMapper()),
                intake,
                new CurrentDeployment(),
                ExplainerByHand.of(CompilerByHand.of(door.host, TriggersByHand.all()), TriggersByHand.all()),
                Clock.systemUTC());
    }

    private Replays replays() {
        return replays(event -> {
            taken.add(event);
            return Uni.createFrom().item(new Receipt(event.id(), 1, false));
        });
    }

    private long store(String id, String name, Map<String, String> extensions) {
        Event event = new Event(
                id, "src", "webhook", name, Optional.of(LONG_AGO), Event.JSON, extensions, Body.of("{\"n\":1}"));
        return running.publish(Publication.of(Subjects.event("src", name), id, CloudEventJson.encode(event)))
                .getSeqno();
    }

    private void decide(String id, long sequence) {
        running.publish(Publication.of(
                Subjects.decision(id),
                "decision:" + id,
                "{\"event\":{\"id\":\"%s\",\"sequence\":%d},\"sensors\":[]}"
                        .formatted(id, sequence)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static ReplayWanted byId(String id) {
        return new ReplayWanted(new ReplayWanted.ById(id), Map.of("n", "2"), Optional.empty(), 1, false);
    }

    private static ReplayWanted bySource(String source, Optional<String> event, int max, boolean dryRun) {
        return new ReplayWanted(
                new ReplayWanted.BySource(source, event, LONG_AGO, Instant.now().plusSeconds(60)),
                Map.of(),
                Optional.empty(),
                max,
                dryRun);
    }

    @Test
    void one_event_goes_in_again_under_a_new_id_with_what_was_changed() {
        decide("e1", store("e1", "ev", Map.of()));
        Replayed done = replays().replay(byId("e1"));
        assertThat(taken).singleElement().satisfies(copy -> {
            assertThat(copy.id()).isNotEqualTo("e1");
            assertThat(copy.extensions()).containsEntry(Event.REPLAY_OF, "e1");
            assertThat(copy.body().text()).isEqualTo("{\"n\":2}");
            assertThat(copy.time()).hasValue(LONG_AGO);
            assertThat(done.events()).containsExactly(new Replayed.Sent("e1", copy.id()));
        });
        assertThat(done.more()).isFalse();
        assertThat(done.stopped()).isEmpty();
    }

    @Test
    void what_is_not_there_is_said_to_be_missing() throws Exception {
        assertThatThrownBy(() -> replays().replay(byId("e1")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no decision about event e1");
        long sequence = store("e1", "ev", Map.of());
        decide("e1", sequence);
        running.management().deleteMessage(Subjects.EVENTS_STREAM, sequence);
        assertThatThrownBy(() -> replays().replay(byId("e1")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no longer in stream default");
        decide("e2", store("another", "ev", Map.of()));
        assertThatThrownBy(() -> replays().replay(byId("e2")))
                .as("never another event than the one that was asked for")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> replays()
                        .replay(new ReplayWanted(
                                new ReplayWanted.ById("e1"), Map.of(), Optional.of("nobody"), 1, false)))
                .isInstanceOf(Refused.class)
                .hasMessage("no sensor nobody is in force; there are none");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_source_is_replayed_oldest_first_without_what_was_replayed_itself() {
        store("e1", "ev", Map.of());
        store("e2", "ev", Map.of(Event.REPLAY_OF, "e1"));
        store("e3", "other", Map.of());
        store("e4", "ev", Map.of());
        Replayed done = replays().replay(bySource("src", Optional.of("ev"), 10, false));
        assertThat(done.events()).extracting(Replayed.Sent::of).containsExactly("e1", "e4");
        assertThat(taken).hasSize(2);
        assertThat(replays().replay(bySource("src", Optional.empty(), 2, false)).events())
                .extracting(Replayed.Sent::of)
                .containsExactly("e1", "e3");
    }

    @Test
    void no_more_than_asked_for_and_it_says_that_there_are_more() {
        for (int i = 1; i <= 5; i++) {
            store("e" + i, "ev", Map.of());
        }
        Replayed some = replays().replay(bySource("src", Optional.empty(), 3, false));
        assertThat(some.events()).hasSize(3);
        assertThat(some.more()).isTrue();
        assertThat(replays().replay(bySource("src", Optional.empty(), 5, false)).more())
                .isFalse();
    }

    @Test
    void a_look_sends_nothing() {
        store("e1", "ev", Map.of());
        Replayed look = replays().replay(bySource("src", Optional.empty(), 10, true));
        assertThat(look.events()).hasSize(1);
        assertThat(look.explanation()).isPresent();
        assertThat(taken).isEmpty();
    }

    @Test
    void a_bus_that_refuses_ends_it_and_it_says_how_far_it_came() {
        store("e1", "ev", Map.of());
        store("e2", "ev", Map.of());
        store("e3", "ev", Map.of());
        Replays replays = replays(event -> {
            taken.add(event);
            return taken.size() == 2
                    ? Uni.createFrom().failure(new IllegalStateException("the bus is full"))
                    : Uni.createFrom().item(new Receipt(event.id(), 1, false));
        });
        Replayed done = replays.replay(bySource("src", Optional.empty(), 10, false));
        assertThat(done.events()).extracting(Replayed.Sent::of).containsExactly("e1");
        assertThat(done.stopped()).isEqualTo("the bus is full");
        assertThat(done.more()).isTrue();
    }

    @Test
    void names_with_wildcards_are_refused() {
        for (String source : List.of("*", ">", "a b", "src.*", "")) {
            assertThatThrownBy(() -> replays().replay(bySource(source, Optional.empty(), 1, false)))
                    .as(source)
                    .isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> replays().replay(bySource("src", Optional.of(">"), 1, false)))
                .isInstanceOf(Refused.class);
    }
}
