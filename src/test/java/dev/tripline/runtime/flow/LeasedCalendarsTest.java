package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.listen.FakeLease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas, one lease, one real bus, and calendars that ask for no catch-up: what is due while both live is sent once. */
@Timeout(120)
class LeasedCalendarsTest {
    private static final String EACH_MINUTE = "{\"calendar\": {\"ev\": {\"schedule\": \"* * * * *\"}}}";
    private static final String EACH_30_SECONDS = "{\"calendar\": {\"ev\": {\"interval\": \"30s\"}}}";

    private final MutableClock clock = new MutableClock("2026-03-01T00:00:30Z");
    private RunningBus running;
    private Replica one;
    private Replica other;

    private final class Replica {
        private final FakeLease lease = new FakeLease();
        private final CalendarDoor door = new CalendarDoor(running.bus, clock, lease);

        void lead() {
            lease.give();
            door.await(State.RUNNING);
        }

        void end() {
            lease.take("other");
            door.await(State.STANDING_BY);
        }
    }

    @BeforeEach
    void open() throws InterruptedException {
        running = new RunningBus().withStreams();
        one = new Replica();
        other = new Replica();
    }

    @AfterEach
    void close() throws Exception {
        one.door.close();
        other.door.close();
        running.close();
    }

    private List<String> stored() {
        List<String> slots = new ArrayList<>();
        new StreamReader(running.bus)
                .forward(Subjects.EVENTS_STREAM, Subjects.event("cal", "ev"), Instant.EPOCH, 64, entry -> {
                    try {
                        slots.add(CloudEventJson.decode(entry.body()).id().substring("cal:ev:".length()));
                    } catch (MalformedEvent e) {
                        throw new AssertionError(e);
                    }
                    return true;
                });
        return slots;
    }

    private static List<String> minutes(String first, Instant last) {
        List<String> minutes = new ArrayList<>();
        for (Instant at = Instant.parse(first); !at.isAfter(last); at = at.plus(1, ChronoUnit.MINUTES)) {
            minutes.add(at.toString());
        }
        return minutes;
    }

    private void pass(int seconds) throws InterruptedException {
        clock.advance(Duration.ofSeconds(seconds));
        Thread first = Thread.ofVirtual().start(one.door::tick);
        Thread second = Thread.ofVirtual().start(other.door::tick);
        first.join();
        second.join();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20261025})
    void each_slot_is_sent_once_over_a_hundred_changes_of_the_holder(long seed) throws Exception {
        Random random = new Random(seed);
        one.door.want(EACH_MINUTE);
        other.door.want(EACH_MINUTE);
        Replica leader = one;
        leader.lead();
        pass(1);
        for (int change = 0; change < 100; change++) {
            for (int step = random.nextInt(4); step > 0; step--) {
                pass(random.nextInt(90));
            }
            Replica next = leader == one ? other : one;
            switch (random.nextInt(3)) {
                case 0 -> {
                    // In order: the one after the other.
                    leader.end();
                    next.lead();
                }
                case 1 -> {
                    // Killed, or cut off: for a while nobody.
                    leader.lease.runOut("nobody");
                    pass(random.nextInt(200));
                    leader.end();
                    next.lead();
                }
                default -> {
                    // For a while both believe that they hold it.
                    next.lead();
                    for (int step = random.nextInt(3); step > 0; step--) {
                        pass(random.nextInt(90));
                    }
                    leader.end();
                }
            }
            leader = next;
        }
        pass(1);
        assertThat(stored())
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(minutes("2026-03-01T00:01:00Z", clock.instant()));
    }

    @Test
    void what_is_handed_over_in_order_is_not_even_sent_twice() throws Exception {
        one.door.want(EACH_MINUTE);
        other.door.want(EACH_MINUTE);
        one.lead();
        pass(600);
        one.end();
        pass(90);
        other.lead();
        pass(60);
        assertThat(stored()).containsExactlyElementsOf(minutes("2026-03-01T00:01:00Z", clock.instant()));
        assertThat(other.door.repeated).hasValue(0);
    }

    @Test
    void what_was_due_before_a_process_began_is_not_made_up_for() throws Exception {
        one.door.want(EACH_MINUTE);
        one.lead();
        pass(60);
        one.end();
        pass(600);
        Replica third = new Replica();
        third.door.want(EACH_MINUTE);
        pass(60);
        third.lead();
        third.door.tick();
        third.door.close();
        assertThat(stored()).containsExactly("2026-03-01T00:01:00Z", "2026-03-01T00:12:00Z");
    }

    @Test
    void an_interval_goes_on_from_the_last_one() throws Exception {
        one.door.want(EACH_30_SECONDS);
        other.door.want(EACH_30_SECONDS);
        one.lead();
        pass(30);
        pass(30);
        one.end();
        pass(40);
        other.lead();
        other.door.tick();
        assertThat(stored()).containsExactly("2026-03-01T00:01:00Z", "2026-03-01T00:01:30Z", "2026-03-01T00:02:00Z");
    }

    @Test
    void a_holder_that_was_never_heard_of_has_left_all_since_this_process_began() throws Exception {
        other.door.want(EACH_MINUTE);
        pass(60);
        pass(60);
        other.lead();
        other.door.tick();
        assertThat(stored()).containsExactly("2026-03-01T00:01:00Z", "2026-03-01T00:02:00Z");
    }

    @Test
    void what_is_under_way_is_stored_and_kept_before_the_lease_is_given_back() throws Exception {
        one.door.want(EACH_MINUTE);
        one.lead();
        one.door.slow = Duration.ofMillis(500);
        clock.advance(Duration.ofSeconds(30));
        Thread tick = Thread.ofVirtual().start(one.door::tick);
        Awaitility.await().until(() -> stored().size() == 1);
        List<String> kept = new ArrayList<>();
        one.lease.onGiveBack = () -> running.last(Subjects.STATE_STREAM, Subjects.memory("cal", "ev"))
                .ifPresent(text -> kept.add(new String(text.body(), StandardCharsets.UTF_8)));
        one.door.host.close();
        tick.join();
        assertThat(kept).singleElement().asString().contains("2026-03-01 00:01:00");
    }
}
