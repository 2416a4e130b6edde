package dev.tripline.runtime.act.pace;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import dev.tripline.trigger.host.gate.Pace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the attempts of triggers with a {@code rateLimit}, over all replicas and restarts: the next slot that nobody has
 * lies in the state bucket and is moved on by compare-and-set. Slots taken and not used before an end are lost, never given
 * twice. Never blocks; fails as the bus fails. Thread-safe.
 */
@Singleton
public class Paces {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** While somebody else's write is under way. */
    private static final Duration BUSY = Duration.ofMillis(5);

    private static final int MOST_CONFLICTS = 20;

    /** What this process knows of a trigger's pace. */
    private static final class Known {
        private Optional<Pace.Slots> mine = Optional.empty();
        private Instant free = Instant.EPOCH;
        private boolean asking;
    }

    private final Bus bus;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Paces(Bus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /**
     * Asks for one attempt.
     *
     * @return how long to wait before asking again; zero: it may be made
     */
    public Uni<Duration> take(Firing firing, Pace pace) {
        String key = Subjects.rate(firing.sensor(), firing.trigger());
        Known here = known.computeIfAbsent(key, name -> new Known());
        Optional<Duration> answer = own(here, pace);
        return answer.isPresent()
                ? Uni.createFrom().item(answer.get())
                : reserve(key, pace, 1)
                        .invoke(reserved -> took(here, reserved))
                        .onTermination()
                        .invoke(() -> asked(here))
                        .flatMap(reserved -> take(firing, pace));
    }

    /** From the slots of this process; empty when the bucket must be asked, which the caller has to do then. */
    private Optional<Duration> own(Known here, Pace pace) {
        Instant now = clock.instant();
        synchronized (here) {
            if (here.mine.isPresent()) {
                Pace.Slots slots = here.mine.get();
                if (slots.next().isAfter(now)) {
                    return Optional.of(atLeast(Duration.between(now, slots.next())));
                }
                Pace.Slots left = pace.used(slots, now);
                here.mine = left.isEmpty() ? Optional.empty() : Optional.of(left);
                return Optional.of(Duration.ZERO);
            }
            if (here.asking) {
                return Optional.of(BUSY);
            }
            Instant soonest = now.plus(Pace.AT_ONCE);
            if (here.free.isAfter(soonest)) {
                return Optional.of(atLeast(Duration.between(soonest, here.free)));
            }
            here.asking = true;
            return Optional.empty();
        }
    }

    private static Duration atLeast(Duration wait) {
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private static void took(Known here, Reserved reserved) {
        synchronized (here) {
            here.mine = reserved.slots();
            here.free = reserved.free();
        }
    }

    private static void asked(Known here) {
        synchronized (here) {
            here.asking = false;
        }
    }

    /** @param free the next slot that nobody has */
    private record Reserved(Optional<Pace.Slots> slots, Instant free) {}

    private Uni<Reserved> reserve(String key, Pace pace, int attempt) {
        return bus.last(Subjects.STATE_STREAM, key)
                .flatMap(stored -> {
                    Optional<Instant> free = stored.flatMap(Paces::read);
                    Optional<Pace.Slots> slots = pace.take(free, clock.instant());
                    if (slots.isEmpty()) {
                        return Uni.createFrom().item(new Reserved(slots, free.orElse(Instant.EPOCH)));
                    }
                    Instant next = slots.get().end();
                    byte[] body = next.toString().getBytes(StandardCharsets.UTF_8);
                    return bus.publish(Publication.revision(
                                    key, body, stored.map(Stored::sequence).orElse(0L)))
                            .replaceWith(new Reserved(slots, next));
                })
                .onFailure(failure -> failure instanceof BusException.Conflict && attempt < MOST_CONFLICTS)
                .recoverWithUni(() -> reserve(key, pace, attempt + 1));
    }

    private static Optional<Instant> read(Stored stored) {
        try {
            return Optional.of(Instant.parse(new String(stored.body(), StandardCharsets.UTF_8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
