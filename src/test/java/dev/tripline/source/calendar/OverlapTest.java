package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Receipt;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slots that come while what an earlier one began is not over. */
class OverlapTest {
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final RecordingEmitter emitter = new RecordingEmitter();
    private final List<String> counted = new ArrayList<>();
    private Optional<String> newest = Optional.empty();

    private CalendarRun run(String overlap, String more) {
        emitter.answer = payload -> {
            newest = payload.providerId();
            Receipt receipt = RecordingEmitter.receipt(payload);
            return Uni.createFrom().item(receipt);
        };
        // As the ledger answers: whatever came last is not over, but for itself.
        emitter.underWay = slot -> Uni.createFrom().item(newest.filter(id -> !id.equals(slot)));
        Problems problems = new Problems();
        String json = "{\"schedule\": \"* * * * *\", \"overlap\": \"%s\"%s}".formatted(overlap, more);
        CalendarConfig config = Binder.bind(
                        CalendarConfig.class, NodeJson.read(json, Position.NONE), "spec.calendar.ev", problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
        return new CalendarRun(
                config, emitter, clock, Duration.ofMillis(200), (reason, slots) -> counted.add(reason + " " + slots));
    }

    private List<String> tickAt(CalendarRun run, String time) {
        clock.set("2026-01-01T" + time + "Z");
        run.tick().await().atMost(Duration.ofSeconds(5));
        return emitter.slots();
    }

    private void over() {
        newest = Optional.empty();
    }

    @Test
    void allowAsksNobody() {
        CalendarRun run = run("allow", "");
        emitter.underWay = slot -> {
            throw new AssertionError("asked");
        };
        assertThat(tickAt(run, "00:02:00")).hasSize(2);
        assertThat(tickAt(run("", ""), "00:03:00")).hasSize(1);
    }

    @Test
    void forbidLeavesSlotsOutUntilItIsOver() {
        CalendarRun run = run("forbid", "");
        assertThat(tickAt(run, "00:01:00")).containsExactly("2026-01-01T00:01:00Z");
        assertThat(tickAt(run, "00:02:00")).isEmpty();
        assertThat(tickAt(run, "00:03:01")).isEmpty();
        assertThat(emitter.leftOut).containsExactly("2026-01-01T00:02:00Z overlap", "2026-01-01T00:03:00Z overlap");
        assertThat(counted).containsExactly("OVERLAP 1", "OVERLAP 1");
        over();
        assertThat(tickAt(run, "00:03:02")).as("what is left out stays so").isEmpty();
        assertThat(tickAt(run, "00:04:00")).containsExactly("2026-01-01T00:04:00Z");
    }

    @Test
    void ofSlotsThatAreMadeUpForForbidSendsTheOldest() {
        CalendarRun run = run("forbid", "");
        assertThat(tickAt(run, "00:04:00")).containsExactly("2026-01-01T00:01:00Z");
        assertThat(emitter.leftOut).hasSize(3);
    }

    @Test
    void aSlotThatIsLeftOutIsNotCaughtUpWithAfterAnEnd() {
        String catchUp = ", \"persistence\": {\"catchup\": {\"enabled\": true}}";
        tickAt(run("forbid", catchUp), "00:02:00");
        assertThat(emitter.leftOut).containsExactly("2026-01-01T00:02:00Z overlap");
        over();
        assertThat(tickAt(run("forbid", catchUp), "00:02:30")).isEmpty();
    }

    @Test
    void bufferOneLetsTheNewestWait() {
        CalendarRun run = run("bufferOne", "");
        assertThat(tickAt(run, "00:01:00")).containsExactly("2026-01-01T00:01:00Z");
        assertThat(tickAt(run, "00:02:00")).isEmpty();
        assertThat(tickAt(run, "00:02:01")).isEmpty();
        assertThat(emitter.leftOut).isEmpty();
        assertThat(tickAt(run, "00:03:00")).isEmpty();
        assertThat(emitter.leftOut).containsExactly("2026-01-01T00:02:00Z overlap");
        over();
        assertThat(tickAt(run, "00:03:01")).containsExactly("2026-01-01T00:03:00Z");
        assertThat(tickAt(run, "00:03:02")).isEmpty();
    }

    @Test
    void aSlotThatWaitsForTooLongIsMissed() {
        CalendarRun run = run("bufferOne", ", \"startingDeadline\": \"30s\"");
        assertThat(tickAt(run, "00:01:00")).hasSize(1);
        assertThat(tickAt(run, "00:02:00")).isEmpty();
        assertThat(tickAt(run, "00:02:31")).isEmpty();
        assertThat(emitter.leftOut).containsExactly("2026-01-01T00:02:00Z late");
        over();
        assertThat(tickAt(run, "00:02:32")).isEmpty();
    }

    @Test
    void withoutAnAnswerASlotIsNeitherSentNorLeftOut() {
        CalendarRun run = run("forbid", "");
        assertThat(tickAt(run, "00:01:00")).hasSize(1);
        over();
        var answers = emitter.underWay;
        emitter.underWay = slot -> Uni.createFrom().failure(new IllegalStateException("bus down"));
        assertThat(tickAt(run, "00:02:00")).isEmpty();
        emitter.underWay = slot -> Uni.createFrom().nothing();
        assertThat(tickAt(run, "00:02:01")).isEmpty();
        assertThat(emitter.leftOut).isEmpty();
        emitter.underWay = answers;
        assertThat(tickAt(run, "00:02:02")).containsExactly("2026-01-01T00:02:00Z");
    }

    @Test
    void nothingIsLeftOutAfterClosing() {
        CalendarRun run = run("forbid", "");
        assertThat(tickAt(run, "00:01:00")).hasSize(1);
        run.close();
        assertThat(tickAt(run, "00:02:00")).isEmpty();
        assertThat(emitter.leftOut).isEmpty();
    }
}
