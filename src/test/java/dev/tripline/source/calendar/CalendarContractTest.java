package dev.tripline.source.calendar;

import dev.tripline.source.FrontDoor;
import dev.tripline.source.ListenerContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The calendar as a listener like any other; its scheduler looks every few milliseconds, its clock moves when told. */
class CalendarContractTest extends ListenerContract {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void run() {
        ticks.scheduleWithFixedDelay(scheduler::tick, 5, 5, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        ticks.shutdownNow();
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new CalendarSource(scheduler, clock, new SimpleMeterRegistry()));
    }

    @Override
    protected String spec() {
        return "{\"calendar\": {\"ev\": {\"interval\": \"10s\"}}}";
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected void provoke() {
        clock.advance(Duration.ofSeconds(10));
    }

    @Override
    protected Optional<String> cannotAcknowledge() {
        return Optional.of("time waits for nobody: a slot is offered again until it is stored, by its own identity");
    }

    @Override
    protected int acknowledged() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Optional<String> cannotLoseUpstream() {
        return Optional.of("a clock cannot be disconnected");
    }

    @Override
    protected void loseUpstream() {
        throw new UnsupportedOperationException();
    }
}
