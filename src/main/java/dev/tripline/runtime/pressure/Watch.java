package dev.tripline.runtime.pressure;

import dev.tripline.bus.BusException;
import dev.tripline.bus.watch.Lookout;
import dev.tripline.runtime.pressure.Assessor.Assessment;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks at the bus about every second, and at once when the gate is held; opens and shuts the gate, raises alarms. One
 * virtual thread; while the bus does not answer it asks with jittered back-off, and what the gate may let in runs out.
 */
@ApplicationScoped
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AT_LEAST = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Lookout lookout;
    private final Gate gate;
    private final PressureSettings settings;
    private final Memory memory;
    private final Clock clock;
    private final Assessor assessor;
    private final Alarms alarms = new Alarms();
    private final Figures figures;
    private final Semaphore wanted = new Semaphore(0);
    private Gate.Mark paced = new Gate.Mark(0, 0);
    private long pacedAt = System.nanoTime();
    private volatile Optional<Assessment> last = Optional.empty();
    private volatile Optional<Thread> thread = Optional.empty();

    Watch(Lookout lookout, Gate gate, PressureSettings settings, Memory memory, MeterRegistry registry, Clock clock) {
        this.lookout = lookout;
        this.gate = gate;
        this.settings = settings;
        this.memory = memory;
        this.clock = clock;
        this.assessor = new Assessor(lookout::meanSize);
        this.figures = new Figures(registry, () -> last, gate);
    }

    /**
     * How the intake is doing, as of the last look.
     *
     * @param used of the events stream's closest limit, 0 to 1
     * @param limit the name of that limit; empty when there is none
     * @param oldestUndecidedSeconds 0 when all is decided
     */
    public record Report(
            Gate.State state,
            long undecided,
            double oldestUndecidedSeconds,
            double used,
            String limit,
            List<String> alarms) {}

    /**
     * Takes the first look, which decides whether anything may be taken in, and goes on looking. Blocks for round trips.
     *
     * @param announce hears of alarms, on the thread of the watch
     * @throws BusException when the bus does not answer; may be called again then
     */
    public void begin(Consumer<String> announce) {
        settings.check();
        alarms.tell(announce);
        gate.whenHeld(wanted::release);
        look();
        memory.compare(last.orElseThrow().look()).forEach(change -> {
            LOG.warn(change);
            announce.accept(change);
        });
        thread = Optional.of(Thread.ofVirtual().name("bus-watch").start(this::run));
    }

    private void run() {
        Duration wait = EVERY;
        try {
            while (true) {
                Thread.sleep(AT_LEAST);
                if (wanted.tryAcquire(jittered(wait.minus(AT_LEAST)), TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                }
                pace();
                wait = tryLook() ? EVERY : longer(wait);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more looks");
        }
    }

    private void pace() {
        long now = System.nanoTime();
        if (now - pacedAt >= EVERY.toNanos() / 2) {
            gate.pace(paced, Duration.ofNanos(now - pacedAt));
            paced = gate.mark();
            pacedAt = now;
        }
    }

    private boolean tryLook() {
        try {
            look();
            return true;
        } catch (BusException | IllegalStateException e) {
            LOG.debugf("no look at the bus: %s", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "a look at the bus failed; the next one may not");
            return false;
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    private static long jittered(Duration wait) {
        return ThreadLocalRandom.current().nextLong(wait.toMillis() * 3 / 4, wait.toMillis() * 5 / 4 + 1);
    }

    /** One look and what follows from it. */
    void look() {
        Gate.Mark mark = gate.mark();
        Assessment now = assessor.assess(lookout.look(), clock.instant());
        last = Optional.of(now);
        now.loss().ifPresent(loss -> {
            figures.lost(loss.count());
            alarms.lost(loss);
        });
        turn(mark, now);
        alarms.are(Alarms.of(now, gate.state(), settings));
    }

    private void turn(Gate.Mark mark, Assessment now) {
        boolean shut = gate.state() == Gate.State.REFUSING || gate.isHeld();
        int limit = shut ? settings.resume() : settings.refuse();
        if (now.breach().isPresent()) {
            gate.stop("intake is stopped: " + now.breach().get());
        } else if (now.pressure().highest() * 100 >= limit) {
            gate.refuse("too much waits to be decided: " + Alarms.undecided(now.pressure(), settings));
        } else {
            gate.open(mark, now.pressure().room(settings.refuse() / 100.0));
        }
    }

    /** True while the bus is the one that it was. */
    public boolean isSound() {
        return gate.state() != Gate.State.STOPPED;
    }

    public Report report() {
        Pressure pressure = last.map(Assessment::pressure).orElse(Pressure.NONE);
        return new Report(
                gate.state(),
                pressure.undecided(),
                pressure.age().toMillis() / 1e3,
                pressure.highest(),
                pressure.closest().map(Pressure.Limit::word).orElse(""),
                alarms.present());
    }

    /** No more looks; the gate stays as it is. */
    public void end() {
        thread.ifPresent(Thread::interrupt);
    }
}
