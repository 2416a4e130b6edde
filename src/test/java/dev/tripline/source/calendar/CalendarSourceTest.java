package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarSourceTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final RecordingEmitter emitter = new RecordingEmitter();
    private final CalendarSource source = new CalendarSource(scheduler, clock, new SimpleMeterRegistry());
    private final CalendarConfig config =
            new CalendarConfig("", "10s", List.of(), "", Map.of(), Optional.empty(), "", "", Optional.empty(), "");

    private void runJobs() {
        // The execution is not looked at.
        scheduler.jobs.values().forEach(job -> job.task().apply(null).await().atMost(Duration.ofSeconds(5)));
    }

    @Test
    void isTheKindCalendar() {
        assertThat(source.key()).isEqualTo("calendar");
        assertThat(source.type()).isEqualTo("calendar");
    }

    @Test
    void looksEachSecondUntilClosed() throws IOException {
        Closeable listening = source.listen(config, emitter);
        assertThat(scheduler.jobs.values())
                .singleElement()
                .satisfies(job -> assertThat(job.interval()).isEqualTo("1s"));
        clock.set("2026-01-01T00:00:10Z");
        runJobs();
        assertThat(emitter.slots()).containsExactly("2026-01-01T00:00:10Z");
        listening.close();
        assertThat(scheduler.jobs).isEmpty();
    }

    @Test
    void theOldAndTheNewListenerOfAnEventMayOverlapAndAgreeOnTheirSlots() throws IOException {
        try (Closeable before = source.listen(config, emitter)) {
            clock.set("2026-01-01T00:00:10Z");
            runJobs();
            try (Closeable after = source.listen(config, emitter)) {
                emitter.slots();
                clock.set("2026-01-01T00:00:20Z");
                runJobs();
                assertThat(emitter.slots()).containsExactly("2026-01-01T00:00:20Z", "2026-01-01T00:00:20Z");
            }
            assertThat(scheduler.jobs).hasSize(1);
        }
    }
}
