package dev.tripline.source.host.registration;

import dev.tripline.event.Origin;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.RegistrationFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Keeps the hooks of one event registered, on a virtual thread of its own, until it is ended. */
final class Registering {
    private static final Logger LOG = Logger.getLogger(Registering.class);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final Origin origin;
    private final RegistrationPace pace;
    private final RegistrationMeters meters;
    private final Rounds rounds;
    private final Thread thread;

    /**
     * @param before what has to end first: the removal of hooks that the same event had
     */
    Registering(
            Registration registration,
            Origin origin,
            RegistrationPace pace,
            RandomGenerator random,
            MeterRegistry registry,
            Optional<Thread> before) {
        this.origin = origin;
        this.pace = pace;
        this.meters = new RegistrationMeters(registry, origin);
        this.rounds = new Rounds(registration, origin, pace, random, meters);
        this.thread = Thread.ofVirtual().name("register " + origin).start(() -> run(before));
    }

    RegistrationStatus status() {
        return rounds.status();
    }

    Registration registration() {
        return rounds.registration();
    }

    private void run(Optional<Thread> before) {
        try {
            if (before.isPresent()) {
                before.get().join(pace.removal());
            }
            TimeUnit.NANOSECONDS.sleep(rounds.first().toNanos());
            while (true) {
                TimeUnit.NANOSECONDS.sleep(rounds.round().toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops looking; what is under way is given up. */
    void stop() {
        thread.interrupt();
        meters.close();
    }

    /**
     * After {@link #stop}: deletes the hooks, if that is wanted, but those that a successor keeps.
     *
     * @return the thread that does it, within the time that it may take
     */
    Thread finish(Optional<Registration> successor) {
        return Thread.ofVirtual().name("unregister " + origin).start(() -> {
            Thread work = Thread.ofVirtual().start(() -> remove(successor));
            try {
                if (!work.join(pace.removal())) {
                    work.interrupt();
                    LOG.warnf("the hooks of %s could not all be deleted in time", origin);
                }
            } catch (InterruptedException e) {
                work.interrupt();
                Thread.currentThread().interrupt();
            }
        });
    }

    private void remove(Optional<Registration> successor) {
        try {
            boolean stopped = thread.join(STOP);
            if (stopped && registration().deletesOnFinish()) {
                rounds.remove(kept(successor));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RegistrationFailure failure) {
            LOG.warnf("hooks of %s are left behind: %s", origin, failure.getMessage());
        }
    }

    private Set<String> kept(Optional<Registration> successor) throws RegistrationFailure, InterruptedException {
        return successor.isPresent()
                        && successor.get().url().equals(registration().url())
                ? Set.copyOf(successor.get().places())
                : Set.of();
    }
}
