package dev.tripline.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.source.calendar.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas with calendars before one real bus: who leads changes, and the clock is not always right. */
@Timeout(120)
class CalendarReplicasTest {
    private static final String BEGIN = "2026-03-01T00:00:30Z";
    private static final String EACH_MINUTE = "{\"calendar\": {\"ev\": {\"schedule\": \"* * * * *\"%s}}}";
    private static final String PLAIN = EACH_MINUTE.formatted("");

    private final MutableClock clock = new MutableClock(BEGIN);
    private RunningBus running;
    private CalendarDoor one;
    private CalendarDoor other;

    private static String catchingUp(String more) {
        return EACH_MINUTE.formatted(", \"persistence\": {\"catchup\": {\"enabled\": true%s}}".formatted(more));
    }

    @BeforeEach
    void open() throws InterruptedException {
        running = new RunningBus().withStreams();
        one = new CalendarDoor(running.bus, clock);
        other = new CalendarDoor(running.bus, clock);
    }

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
        running.close();
    }

    /** In the order in which they were stored. */
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

    /** Both at the same moment, as processes do. */
    private void tick() throws InterruptedException {
        Thread first = Thread.ofVirtual().start(one::tick);
        Thread second = Thread.ofVirtual().start(other::tick);
        first.join();
        second.join();
    }

    private void pass(Duration time) throws InterruptedException {
        clock.advance(time);
        tick();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260329})
    void each_slot_is_stored_once_over_a_hundred_changes_of_the_leader(long seed) throws Exception {
        Random random = new Random(seed);
        String spec = catchingUp("");
        CalendarDoor leader = one;
        leader.serve(spec);
        pass(Duration.ofSeconds(30));
        for (int change = 0; change < 100; change++) {
            for (int step = random.nextInt(4); step > 0; step--) {
                pass(Duration.ofSeconds(random.nextInt(90)));
            }
            CalendarDoor next = leader == one ? other : one;
            if (random.nextBoolean()) {
                next.serve(spec);
                // For a while both believe that they lead.
                for (int step = random.nextInt(3); step > 0; step--) {
                    pass(Duration.ofSeconds(random.nextInt(90)));
                }
                leader.serveNothing();
            } else {
                leader.serveNothing();
                pass(Duration.ofSeconds(random.nextInt(200)));
                next.serve(spec);
            }
            leader = next;
        }
        pass(Duration.ofSeconds(1));
        assertThat(stored())
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(minutes("2026-03-01T00:01:00Z", clock.instant()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_clock_that_is_set_back_an_hour_repeats_nothing(boolean catchUp) throws Exception {
        String spec = catchUp ? catchingUp("") : PLAIN;
        one.serve(spec);
        for (int minute = 0; minute < 90; minute++) {
            pass(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofHours(-1));
        other.serve(spec);
        for (int minute = 0; minute < 40; minute++) {
            pass(Duration.ofMinutes(1));
        }
        one.serveNothing();
        for (int minute = 0; minute < 40; minute++) {
            pass(Duration.ofMinutes(1));
        }
        assertThat(clock.instant()).isEqualTo("2026-03-01T01:50:30Z");
        assertThat(stored()).containsExactlyElementsOf(minutes("2026-03-01T00:01:00Z", clock.instant()));
    }

    @Test
    void a_clock_that_is_set_forward_while_nobody_leads_is_made_up_for_as_far_as_catch_up_says() throws Exception {
        one.serve(catchingUp(", \"maxDuration\": \"1h\""));
        pass(Duration.ofMinutes(1));
        one.serveNothing();
        pass(Duration.ofHours(3));
        other.serve(catchingUp(", \"maxDuration\": \"1h\""));
        tick();
        List<String> expected = minutes("2026-03-01T00:01:00Z", Instant.parse("2026-03-01T00:01:00Z"));
        expected.addAll(minutes("2026-03-01T02:02:00Z", Instant.parse("2026-03-01T03:01:00Z")));
        assertThat(stored()).containsExactlyElementsOf(expected);
    }

    @Test
    void a_clock_that_is_set_forward_under_a_leader_loses_nothing() throws Exception {
        one.serve(PLAIN);
        pass(Duration.ofMinutes(1));
        pass(Duration.ofHours(3));
        assertThat(stored())
                .containsExactlyElementsOf(minutes("2026-03-01T00:01:00Z", Instant.parse("2026-03-01T03:01:00Z")));
    }

    @Test
    void under_forbid_only_one_slot_is_under_way_whoever_leads() throws Exception {
        // Nobody decides here: the first event is never over.
        LedgerAftermathTest.decider(running);
        String forbid = EACH_MINUTE.formatted(", \"overlap\": \"forbid\"");
        one.serve(forbid);
        pass(Duration.ofMinutes(1));
        other.serve(forbid);
        pass(Duration.ofMinutes(1));
        one.serveNothing();
        pass(Duration.ofMinutes(3));
        assertThat(stored()).containsExactly("2026-03-01T00:01:00Z");
    }
}
