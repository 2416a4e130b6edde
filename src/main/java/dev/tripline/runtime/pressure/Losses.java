package dev.tripline.runtime.pressure;

import dev.tripline.bus.watch.ConsumerLook;
import dev.tripline.bus.watch.StreamLook;
import java.util.Optional;

/**
 * Notices events that the stream dropped before anybody was given them. An event that is dropped while it is being decided is
 * not counted: it is in hand. Not thread-safe.
 */
final class Losses {
    /** At least {@code count} events between these sequences. */
    record Loss(long count, long from, long to) {}

    private Optional<ConsumerLook> before = Optional.empty();
    private long told;

    /** What was lost since the last look. */
    Optional<Loss> see(StreamLook events, ConsumerLook now) {
        Optional<Loss> skipped = before.filter(was -> now.delivered() >= was.delivered())
                .filter(was -> events.first() > was.delivered() + 1)
                .flatMap(was -> skipped(was, now));
        before = Optional.of(now);
        long reached = Math.max(now.delivered(), told);
        Optional<Loss> gone = events.first() - 1 > reached
                ? Optional.of(new Loss(events.first() - 1 - reached, reached + 1, events.first() - 1))
                : Optional.empty();
        gone.ifPresent(loss -> told = loss.to());
        return gone.isEmpty()
                ? skipped
                : gone.map(loss -> skipped.map(first -> sum(first, loss)).orElse(loss));
    }

    /** The consumer went on by more sequences than it delivered: those between were gone when it came to them. */
    private Optional<Loss> skipped(ConsumerLook was, ConsumerLook now) {
        long passed = now.delivered() - was.delivered();
        long known = Math.max(0, Math.min(told, now.delivered()) - was.delivered());
        long missing = passed - (now.deliveries() - was.deliveries()) - known;
        if (missing <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Loss(missing, was.delivered() + known + 1, now.delivered()));
    }

    private static Loss sum(Loss one, Loss other) {
        return new Loss(one.count() + other.count(), one.from(), other.to());
    }
}
