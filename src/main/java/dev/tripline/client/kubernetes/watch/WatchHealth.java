package dev.tripline.client.kubernetes.watch;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Notices that an informer's watch broke and does not come again. The client tries for ever and in silence, whatever it is told; this one
 * asks a question of its own now and then, while the watch is not there. Thread-safe.
 */
public final class WatchHealth {
    /** Not believed, not allowed, no such kind: trying again does not help until somebody changes something. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    /** A watch that breaks is there again sooner than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(30);

    private final BooleanSupplier watching;
    private final Runnable question;
    private Optional<Outage> outage = Optional.empty();

    private record Outage(Instant since, Instant asked) {}

    /**
     * @param watching whether the watch is there
     * @param question asks the API server for very little, and fails as the watch would
     */
    public WatchHealth(BooleanSupplier watching, Runnable question) {
        this.watching = watching;
        this.question = question;
    }

    /** Whether the API server refuses, rather than being away. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof KubernetesClientException said && REFUSALS.contains(said.getCode());
    }

    /**
     * Why nothing is heard: after seconds when it is refused, after half a minute else; empty while all is well, or may be so soon. To be
     * asked about once a second; may block for one request.
     */
    public synchronized Optional<RuntimeException> trouble(Instant now) {
        if (watching.getAsBoolean()) {
            outage = Optional.empty();
            return Optional.empty();
        }
        Outage known = outage.orElseGet(() -> new Outage(now, now));
        outage = Optional.of(known);
        if (now.isBefore(known.asked().plus(PATIENCE))) {
            return Optional.empty();
        }
        outage = Optional.of(new Outage(known.since(), now));
        boolean forLong = now.isAfter(known.since().plus(LONGEST_OUTAGE));
        try {
            question.run();
            return forLong
                    ? Optional.of(new IllegalStateException("the watch broke and cannot be begun again"))
                    : Optional.empty();
        } catch (KubernetesClientException e) {
            return forLong || isRefusal(e) ? Optional.of(e) : Optional.empty();
        }
    }
}
