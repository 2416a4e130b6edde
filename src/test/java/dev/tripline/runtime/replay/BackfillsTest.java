package dev.tripline.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.Origin;
import dev.tripline.ledger.history.History;
import dev.tripline.runtime.flow.CalendarDoor;
import dev.tripline.runtime.replay.Backfills.State;
import dev.tripline.source.calendar.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slots of the past, before a real bus. */
@Timeout(60)
class BackfillsTest {
    private static final Origin NIGHTLY = new Origin("cal", "nightly");

    private final MutableClock clock = new MutableClock("2026-03-10T12:00:00Z");
    private RunningBus running;
    private CalendarDoor door;
    private PastSlots slots;
    private Backfills backfills;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
        door = new CalendarDoor(running.bus, clock);
        door.serve("""
                {"calendar": {
                  "nightly": {"schedule": "30 2 * * *", "timezone": "Europe/Berlin", "metadata": {"team": "a"}},
                  "minutely": {"schedule": "* * * * *"},
                  "often": {"interval": "10s"},
                  "never": {"schedule": "0 3 * * *", "filter": {"expression": "eventTime == 'x'"}}}}
                """);
        StreamReader reader = new StreamReader(running.bus);
        slots = new PastSlots(door.host, reader, new History(reader, new ObjectMapper()));
        backfills = new Backfills(slots, door.host, clock);
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        running.close();
    }

    private Backfills.Done fill(Origin origin, String from, String to, int max, boolean dryRun) {
        return backfills.fill(new Backfills.Wanted(origin, Instant.parse(from), Instant.parse(to), max, dryRun));
    }

    private Backfills.Done nights(int max, boolean dryRun) {
        return fill(NIGHTLY, "2026-03-05T01:30:00Z", "2026-03-08T01:30:00Z", max, dryRun);
    }

    private static List<String> states(Backfills.Done done) {
        return done.slots().stream()
                .map(one -> one.slot().at() + " " + one.state()
                        + one.slot().reason().map(reason -> " " + reason).orElse(""))
                .toList();
    }

    private List<Event> stored() {
        List<Event> events = new ArrayList<>();
        new StreamReader(running.bus).forward(Subjects.EVENTS_STREAM, "default.>", Instant.EPOCH, 64, entry -> {
            try {
                events.add(CloudEventJson.decode(entry.body()));
            } catch (MalformedEvent e) {
                throw new AssertionError(e);
            }
            return true;
        });
        return events;
    }

    private void record(String subject, String json) {
        running.publish(Publication.of(subject, "", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String night(int day) {
        return "cal:nightly:2026-03-0" + day + "T01:30:00Z";
    }

    @Test
    void what_happened_is_left_alone_and_the_rest_is_sent_under_the_identity_of_its_slot() {
        record(Subjects.decision(night(5)), "{}");
        record(Subjects.missed(night(7)), "{\"reason\":\"overlap\"}");
        fill(NIGHTLY, "2026-03-06T01:30:00Z", "2026-03-06T01:30:00Z", 1, false);
        assertThat(stored()).extracting(Event::id).containsExactly(night(6));

        assertThat(states(nights(10, true)))
                .containsExactly(
                        "2026-03-05T01:30:00Z FIRED",
                        "2026-03-06T01:30:00Z FIRED",
                        "2026-03-07T01:30:00Z DUE overlap",
                        "2026-03-08T01:30:00Z DUE");
        assertThat(stored()).as("a look sends nothing").hasSize(1);

        Backfills.Done done = nights(10, false);
        assertThat(done.count(State.SENT)).isEqualTo(2);
        assertThat(done.more()).isFalse();
        assertThat(done.stopped()).isEmpty();
        assertThat(done.memory()).isPresent();
        assertThat(stored()).extracting(Event::id).containsExactly(night(6), night(7), night(8));
        assertThat(stored().getLast().body().text())
                .isEqualTo("{\"eventTime\":\"2026-03-08 02:30:00 +0100 CET\",\"metadata\":{\"team\":\"a\"}}");

        assertThat(nights(10, false).count(State.FIRED)).isEqualTo(4);
        assertThat(stored()).hasSize(3);
    }

    @Test
    void no_more_than_asked_for_and_the_next_call_goes_on() {
        Backfills.Done first = nights(3, false);
        assertThat(first.more()).isTrue();
        assertThat(first.count(State.SENT)).isEqualTo(3);
        Backfills.Done second = nights(3, false);
        assertThat(second.more()).isFalse();
        assertThat(second.count(State.SENT)).isEqualTo(1);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void the_events_own_filter_holds() {
        Backfills.Done done =
                fill(new Origin("cal", "never"), "2026-03-05T00:00:00Z", "2026-03-05T12:00:00Z", 5, false);
        assertThat(states(done)).containsExactly("2026-03-05T03:00:00Z FILTERED");
        assertThat(stored()).isEmpty();
    }

    @Test
    void without_a_bus_nothing_is_made_up_for_and_it_fails() {
        Backfills.Done look = nights(10, true);
        running.bus.close();
        assertThatThrownBy(() -> nights(10, false)).isInstanceOf(RuntimeException.class);
        assertThat(look.count(State.DUE)).isEqualTo(4);
    }

    @Test
    void what_cannot_be_made_up_for_is_refused() {
        assertThatThrownBy(() -> fill(new Origin("cal", "x"), "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z", 1, true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.isMissing()).isTrue())
                .hasMessageContaining("cal/nightly")
                .hasMessageNotContaining("cal/often");
        assertThatThrownBy(
                        () -> fill(new Origin("cal", "often"), "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z", 1, true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> fill(NIGHTLY, "2026-03-05T00:00:00Z", "2026-03-10T12:00:01Z", 1, true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("future");
        assertThatThrownBy(() -> fill(NIGHTLY, "2026-03-06T00:00:00Z", "2026-03-05T00:00:00Z", 1, true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("after");
        assertThatThrownBy(() ->
                        fill(new Origin("cal", "minutely"), "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z", 1, true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("narrow it down");
    }

    @Test
    void missed_are_those_of_which_nothing_is_stored_since_the_ledger_began() {
        MissedSlots missed = new MissedSlots(slots);
        Instant now = Instant.now();
        assertThat(missed.between(now.minusSeconds(600), now, one -> true).missed())
                .as("nobody knows")
                .isEmpty();
        record(Subjects.decision("other"), "{}");
        Instant began = slots.memory().orElseThrow();
        MissedSlots.Found found = missed.between(
                began.minus(Duration.ofHours(1)),
                began.plus(Duration.ofMinutes(10)),
                one -> one.origin().event().equals("minutely"));
        assertThat(found.memory()).hasValue(began);
        assertThat(found.missed()).hasSizeBetween(9, 10).allSatisfy(slot -> {
            assertThat(slot.at()).isAfterOrEqualTo(began);
            assertThat(slot.reason()).isEmpty();
        });
        PastSlot newest = found.missed().getFirst();
        PastSlot oldest = found.missed().getLast();
        assertThat(newest.at()).isAfter(oldest.at());

        record(Subjects.decision(newest.eventId()), "{}");
        record(Subjects.missed(oldest.eventId()), "{\"reason\":\"late\"}");
        MissedSlots.Found again = missed.between(
                began,
                began.plus(Duration.ofMinutes(10)),
                one -> one.origin().event().equals("minutely"));
        assertThat(again.missed()).hasSize(found.missed().size() - 1);
        assertThat(again.missed().getLast().reason()).isEqualTo(Optional.of("late"));
    }
}
