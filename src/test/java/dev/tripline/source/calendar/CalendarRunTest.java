package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Receipt;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarRunTest {
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00.25Z");
    private final RecordingEmitter emitter = new RecordingEmitter();

    private Duration bound = Duration.ofSeconds(5);

    private int missed;

    private CalendarRun run(String json) {
        Problems problems = new Problems();
        CalendarConfig config = Binder.bind(
                        CalendarConfig.class, NodeJson.read(json, Position.NONE), "spec.calendar.ev", problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
        return new CalendarRun(config, emitter, clock, bound, (reason, more) -> missed += more);
    }

    private CalendarRun every(String interval) {
        return run("{\"interval\": \"%s\"}".formatted(interval));
    }

    private CalendarRun cron(String schedule, String zone) {
        return run("{\"schedule\": \"%s\", \"timezone\": \"%s\", \"metadata\": {\"team\": \"a<b\"}}"
                .formatted(schedule, zone));
    }

    private List<String> tickAt(CalendarRun run, String instant) {
        clock.set(instant);
        run.tick().await().atMost(Duration.ofSeconds(5));
        return emitter.slots();
    }

    @Test
    void firesOnceForEachSlot() {
        CalendarRun run = every("10s");
        assertThat(tickAt(run, "2026-01-01T00:00:09.9Z")).isEmpty();
        assertThat(tickAt(run, "2026-01-01T00:00:10Z")).containsExactly("2026-01-01T00:00:10Z");
        assertThat(tickAt(run, "2026-01-01T00:00:11Z")).isEmpty();
        assertThat(tickAt(run, "2026-01-01T00:00:20.4Z")).containsExactly("2026-01-01T00:00:20Z");
    }

    @Test
    void aLateTickLosesNoSlot() {
        CalendarRun run = cron("*/5 * * * *", "");
        assertThat(tickAt(run, "2026-01-01T00:17:42Z"))
                .containsExactly("2026-01-01T00:05:00Z", "2026-01-01T00:10:00Z", "2026-01-01T00:15:00Z");
        assertThat(tickAt(run, "2026-01-01T00:17:43Z")).isEmpty();
    }

    @Test
    void aLongSleepIsMadeUpForInPortions() {
        CalendarRun run = every("1s");
        assertThat(tickAt(run, "2026-01-01T00:41:40Z"))
                .hasSize(CalendarRun.SLOTS_PER_TICK)
                .startsWith("2026-01-01T00:00:01Z")
                .endsWith("2026-01-01T00:16:40Z");
        assertThat(tickAt(run, "2026-01-01T00:41:40Z")).hasSize(1_000).startsWith("2026-01-01T00:16:41Z");
        assertThat(tickAt(run, "2026-01-01T00:41:40Z")).hasSize(500).endsWith("2026-01-01T00:41:40Z");
        assertThat(tickAt(run, "2026-01-01T00:41:40Z")).isEmpty();
    }

    @Test
    void aClockSetBackRepeatsNothing() {
        CalendarRun run = every("10s");
        assertThat(tickAt(run, "2026-01-01T00:00:30Z")).hasSize(3);
        assertThat(tickAt(run, "2026-01-01T00:00:12Z")).isEmpty();
        assertThat(tickAt(run, "2026-01-01T00:00:40Z")).containsExactly("2026-01-01T00:00:40Z");
    }

    @Test
    void aClockSetForwardIsLikeALateTick() {
        CalendarRun run = cron("0 * * * *", "");
        assertThat(tickAt(run, "2026-01-01T03:00:00Z"))
                .containsExactly("2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z", "2026-01-01T03:00:00Z");
        assertThat(tickAt(run, "2026-01-01T02:00:00Z")).as("and back again").isEmpty();
        assertThat(tickAt(run, "2026-01-01T03:30:00Z")).isEmpty();
        assertThat(tickAt(run, "2026-01-01T04:00:00Z")).containsExactly("2026-01-01T04:00:00Z");
    }

    @Test
    void aSlotThatIsNotStoredIsOfferedAgainBeforeAnyLaterOne() {
        CalendarRun run = every("10s");
        emitter.answer = payload -> payload.providerId().orElseThrow().endsWith("20Z")
                ? Uni.createFrom().failure(new IllegalStateException("bus down"))
                : Uni.createFrom().item(RecordingEmitter.receipt(payload));
        assertThat(tickAt(run, "2026-01-01T00:00:30Z")).containsExactly("2026-01-01T00:00:10Z", "2026-01-01T00:00:20Z");
        assertThat(tickAt(run, "2026-01-01T00:00:31Z")).containsExactly("2026-01-01T00:00:20Z");
        emitter.answer = payload -> Uni.createFrom().item(RecordingEmitter.receipt(payload));
        assertThat(tickAt(run, "2026-01-01T00:00:32Z")).containsExactly("2026-01-01T00:00:20Z", "2026-01-01T00:00:30Z");
    }

    @Test
    void anEmitterThatThrowsIsAFailureLikeAnyOther() {
        CalendarRun run = every("10s");
        emitter.answer = payload -> {
            throw new IllegalStateException("bus down");
        };
        assertThat(tickAt(run, "2026-01-01T00:00:10Z")).hasSize(1);
        assertThat(tickAt(run, "2026-01-01T00:00:11Z")).containsExactly("2026-01-01T00:00:10Z");
    }

    @Test
    void aBusThatNeverAnswersIsAskedAgain() {
        bound = Duration.ofMillis(20);
        CalendarRun run = every("10s");
        emitter.answer = payload -> Uni.createFrom().nothing();
        assertThat(tickAt(run, "2026-01-01T00:00:20Z")).containsExactly("2026-01-01T00:00:10Z");
        assertThat(tickAt(run, "2026-01-01T00:00:21Z")).containsExactly("2026-01-01T00:00:10Z");
    }

    @Test
    void ticksDoNotOverlapAndSlotsWaitForEachOther() {
        CalendarRun run = every("10s");
        List<UniEmitter<? super Receipt>> waiting = new ArrayList<>();
        emitter.answer = payload -> Uni.createFrom().emitter(waiting::add);
        clock.set("2026-01-01T00:00:20Z");
        run.tick().subscribe().with(done -> {});
        assertThat(emitter.slots()).containsExactly("2026-01-01T00:00:10Z");
        assertThat(tickAt(run, "2026-01-01T00:00:21Z")).isEmpty();
        waiting.removeFirst().complete(new Receipt("a", 1, false));
        assertThat(emitter.slots()).containsExactly("2026-01-01T00:00:20Z");
        waiting.removeFirst().complete(new Receipt("b", 2, false));
        emitter.answer = payload -> Uni.createFrom().item(RecordingEmitter.receipt(payload));
        assertThat(tickAt(run, "2026-01-01T00:00:30Z")).containsExactly("2026-01-01T00:00:30Z");
    }

    @Test
    void nothingIsEmittedAfterClosing() {
        CalendarRun run = every("10s");
        List<UniEmitter<? super Receipt>> waiting = new ArrayList<>();
        emitter.answer = payload -> Uni.createFrom().emitter(waiting::add);
        clock.set("2026-01-01T00:00:20Z");
        run.tick().subscribe().with(done -> {});
        assertThat(emitter.slots()).hasSize(1);
        run.close();
        waiting.removeFirst().complete(new Receipt("a", 1, false));
        assertThat(emitter.slots()).isEmpty();
        assertThat(tickAt(run, "2026-01-01T00:01:00Z")).isEmpty();
    }

    @Test
    void thePayloadHoldsTheRealTimeAndTheMetadata() {
        CalendarRun run = cron("30 9 * * *", "Europe/Berlin");
        clock.set("2026-01-01T08:30:00.0003Z");
        run.tick().await().atMost(Duration.ofSeconds(5));
        assertThat(emitter.offered).singleElement().satisfies(payload -> {
            assertThat(payload.body().text())
                    .isEqualTo("{\"eventTime\":\"2026-01-01 09:30:00.0003 +0100 CET\","
                            + "\"metadata\":{\"team\":\"a\\u003cb\"}}");
            assertThat(payload.providerId()).contains("2026-01-01T08:30:00Z");
        });
    }

    private static final String CATCH_UP =
            "{\"schedule\": \"* * * * *\", \"persistence\": {\"catchup\": {\"enabled\": true%s}}}";

    @Test
    void slotsThatPassedWhileNothingRanAreMadeUpFor() {
        emitter.kept = Optional.of("{\"eventTime\":\"2025-12-31 23:57:00.0003 +0000 UTC m=+12.5\"}");
        CalendarRun run = run(CATCH_UP.formatted(""));
        assertThat(tickAt(run, "2026-01-01T00:00:01Z"))
                .containsExactly("2025-12-31T23:58:00Z", "2025-12-31T23:59:00Z", "2026-01-01T00:00:00Z");
        assertThat(emitter.kept).contains("{\"eventTime\":\"2026-01-01 00:00:00 +0000 UTC\"}");
        assertThat(tickAt(run, "2026-01-01T00:01:00Z")).containsExactly("2026-01-01T00:01:00Z");
        assertThat(missed).isZero();
    }

    @Test
    void anIntervalIsMadeUpForFromTheLastSlotAndCountsAnewFromTheStart() {
        emitter.kept = Optional.of("{\"eventTime\":\"2025-12-31 23:59:41 +0000 UTC\"}");
        CalendarRun run =
                run("{\"interval\": \"10s\", \"persistence\": {\"catchup\": {\"enabled\": true, \"limit\": 2}}}");
        assertThat(tickAt(run, "2026-01-01T00:00:01Z")).containsExactly("2025-12-31T23:59:51Z");
        assertThat(tickAt(run, "2026-01-01T00:00:10Z")).containsExactly("2026-01-01T00:00:10Z");
    }

    @Test
    void aProcessGoesOnWhereTheOneBeforeItEnded() {
        tickAt(run(CATCH_UP.formatted("")), "2026-01-01T00:01:00Z");
        clock.set("2026-01-01T00:03:30Z");
        assertThat(tickAt(run(CATCH_UP.formatted("")), "2026-01-01T00:03:31Z"))
                .containsExactly("2026-01-01T00:02:00Z", "2026-01-01T00:03:00Z");
    }

    @Test
    void howMuchIsMadeUpForHasBoundsAndTheRestIsMissed() {
        emitter.kept = Optional.of("{\"eventTime\":\"2025-12-31 23:00:00 +0000 UTC\"}");
        CalendarRun run = run(CATCH_UP.formatted(", \"maxDuration\": \"5m\", \"limit\": 2"));
        assertThat(tickAt(run, "2026-01-01T00:00:01Z")).containsExactly("2025-12-31T23:59:00Z", "2026-01-01T00:00:00Z");
        assertThat(missed).isEqualTo(58);
        assertThat(emitter.leftOut)
                .as("on record, the newest of them")
                .hasSize(58)
                .startsWith("2025-12-31T23:01:00Z catchup")
                .endsWith("2025-12-31T23:58:00Z catchup");
    }

    @Test
    void withoutCatchUpNothingIsMadeUpForButTheSlotIsKeptWhereAConfigMapIsNamed() {
        emitter.kept = Optional.of("{\"eventTime\":\"2025-12-31 23:00:00 +0000 UTC\"}");
        CalendarRun run = run("{\"schedule\": \"* * * * *\", \"persistence\": {\"configMap\": {\"name\": \"c\"}}}");
        assertThat(tickAt(run, "2026-01-01T00:01:00Z")).containsExactly("2026-01-01T00:01:00Z");
        assertThat(emitter.kept).contains("{\"eventTime\":\"2026-01-01 00:01:00 +0000 UTC\"}");
    }

    @Test
    void aKeeperThatDoesNotAnswerIsAskedAgainAndNothingIsSentMeanwhile() {
        emitter.keeper = Optional.of(new IllegalStateException("bus down"));
        CalendarRun run = run(CATCH_UP.formatted(""));
        assertThat(tickAt(run, "2026-01-01T00:01:00Z")).isEmpty();
        emitter.keeper = Optional.empty();
        assertThat(tickAt(run, "2026-01-01T00:01:01Z")).containsExactly("2026-01-01T00:01:00Z");
        emitter.keeper = Optional.of(new IllegalStateException("bus down"));
        assertThat(tickAt(run, "2026-01-01T00:02:01Z"))
                .as("what cannot be kept is sent all the same")
                .containsExactly("2026-01-01T00:02:00Z");
        assertThat(tickAt(run, "2026-01-01T00:02:02Z")).isEmpty();
    }

    @Test
    void aTimeThatNobodyCanReadEndsTheListenerWithAClearWord() {
        emitter.kept = Optional.of("{\"eventTime\":\"yesterday\"}");
        assertThat(tickAt(run(CATCH_UP.formatted("")), "2026-01-01T00:01:00Z")).isEmpty();
        assertThat(emitter.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("yesterday"));
    }

    @Test
    void aSlotThatIsTooLateIsMissed() {
        CalendarRun run = run("{\"schedule\": \"* * * * *\", \"startingDeadline\": \"90s\"}");
        assertThat(tickAt(run, "2026-01-01T00:05:00Z")).containsExactly("2026-01-01T00:04:00Z", "2026-01-01T00:05:00Z");
        assertThat(missed).isEqualTo(3);
        assertThat(tickAt(run, "2026-01-01T00:05:30Z")).isEmpty();
        assertThat(missed).isEqualTo(3);
    }

    @Test
    void jitterMovesASlotAlwaysByTheSameAndKeepsItsIdentity() {
        String spec = "{\"schedule\": \"* * * * *\", \"jitter\": \"30s\"}";
        CalendarRun run = run(spec);
        CalendarRun replica = run(spec);
        int early = 0;
        for (int second = 0; second < 30; second++) {
            List<String> one = tickAt(run, "2026-01-01T00:01:%02dZ".formatted(second));
            assertThat(tickAt(replica, "2026-01-01T00:01:%02dZ".formatted(second)))
                    .isEqualTo(one);
            early += one.size();
        }
        early += tickAt(run, "2026-01-01T00:01:30Z").size();
        assertThat(early).isEqualTo(1);
        assertThat(Slot.jittered(Instant.parse("2026-01-01T00:01:00Z"), Duration.ofSeconds(30), emitter.origin()))
                .isBetween(Instant.parse("2026-01-01T00:01:00Z"), Instant.parse("2026-01-01T00:01:30Z"))
                .isNotEqualTo(Instant.parse("2026-01-01T00:01:00Z"));
    }
}
