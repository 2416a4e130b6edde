package dev.tripline.trigger.host;

import dev.tripline.client.limit.TimeLimits;
import dev.tripline.client.limit.TimeLimits.Limit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;

/** Bounds attempts in time, to a quarter of a second. Thread-safe. */
final class Deadlines {
    private final TimeLimits limits = new TimeLimits(Duration.ofMillis(250));

    /**
     * @param late what it is when the time is over; the work is cancelled then
     */
    <T> Uni<T> within(Uni<T> work, Duration time, Supplier<T> late) {
        return Uni.createFrom().emitter(emitter -> {
            Limit limit = limits.after(time, () -> emitter.complete(late.get()));
            Cancellable running =
                    work.onTermination().invoke(limit::cancel).subscribe().with(emitter::complete, emitter::fail);
            emitter.onTermination(running::cancel);
        });
    }
}
