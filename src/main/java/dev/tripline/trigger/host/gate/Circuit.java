package dev.tripline.trigger.host.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps attempts away from a target that fails. It opens after {@value #FAILURES} failures in a row; when it has cooled down
 * one probe is let through, and its success closes it. A target that asks to be left alone for a while is left alone, open or
 * not. Kept in memory: a new process finds out again. Thread-safe.
 */
public final class Circuit {
    static final int FAILURES = 5;
    static final Duration FIRST_COOL_DOWN = Duration.ofSeconds(1);
    static final Duration LONGEST_COOL_DOWN = Duration.ofSeconds(30);

    /** How often to ask while a probe is under way. */
    static final Duration PROBING = Duration.ofMillis(200);

    /** The longest that a target may put us off. */
    public static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final InstantSource clock;
    private final RandomGenerator random;
    private int failures;
    private int timesOpened;
    private boolean open;
    private boolean probing;
    private Instant openUntil = Instant.EPOCH;
    private Instant heldUntil = Instant.EPOCH;
    private Optional<Instant> failingSince = Optional.empty();
    private String lastAnswer = "";

    public Circuit(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param mayProbe whoever asks can wait for its turn, so it may be the probe
     */
    public synchronized Pass ask(boolean mayProbe) {
        Duration wait = untilAsked();
        if (!wait.isZero()) {
            return new Pass.Wait(wait);
        }
        if (!open) {
            return new Pass.Go(false);
        }
        if (probing || !mayProbe) {
            return new Pass.Wait(PROBING);
        }
        probing = true;
        return new Pass.Go(true);
    }

    private Duration untilAsked() {
        Instant now = clock.instant();
        Instant until = open && openUntil.isAfter(heldUntil) ? openUntil : heldUntil;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** True while everybody is let through. */
    public synchronized boolean isClosed() {
        return !open && untilAsked().isZero();
    }

    /** True after failures in a row until a success. */
    public synchronized boolean isOpen() {
        return open;
    }

    /** The effect is there. */
    public synchronized void succeeded() {
        failures = 0;
        timesOpened = 0;
        open = false;
        probing = false;
        failingSince = Optional.empty();
    }

    /** The attempt came to nothing, or nobody knows, by the target's fault. */
    public synchronized void failed(Pass.Go pass, String answer, Optional<Duration> wish) {
        Instant now = clock.instant();
        lastAnswer = answer;
        if (failingSince.isEmpty()) {
            failingSince = Optional.of(now);
        }
        wish.ifPresent(asked -> hold(now, asked));
        failures++;
        if (pass.probe()) {
            probing = false;
            coolDown(now);
        } else if (!open && failures >= FAILURES) {
            open = true;
            coolDown(now);
        }
    }

    private void hold(Instant now, Duration asked) {
        Instant until = now.plus(asked.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : asked);
        heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    }

    private void coolDown(Instant now) {
        long longest = FIRST_COOL_DOWN.toMillis() << Math.min(timesOpened, 5);
        long bounded = Math.min(longest, LONGEST_COOL_DOWN.toMillis());
        openUntil = now.plusMillis(bounded / 2 + (long) (random.nextDouble() * bounded / 2));
        timesOpened++;
    }

    /** The attempt says nothing about the target: the request itself was wrong, or it was called off. */
    public synchronized void indifferent(Pass.Go pass) {
        if (pass.probe()) {
            probing = false;
        }
    }

    /**
     * Whether an action that waits shall be given up: the circuit is open, and both the action has waited and the target has
     * failed for longer than its retries would have lasted. Time for which the target asked is not held against it, up to
     * {@link #LONGEST_WISH}.
     *
     * @return why; empty while there is hope
     */
    public synchronized Optional<String> hopeless(Instant waitsSince, Duration patience) {
        if (!open || failingSince.isEmpty()) {
            return Optional.empty();
        }
        Instant failing = failingSince.get();
        Instant since = failing.isAfter(waitsSince) ? failing : waitsSince;
        Instant wished = waitsSince.plus(LONGEST_WISH).isBefore(heldUntil) ? waitsSince.plus(LONGEST_WISH) : heldUntil;
        Instant from = wished.isAfter(since) ? wished : since;
        return clock.instant().isAfter(from.plus(patience))
                ? Optional.of("not attempted: the target fails since " + failing + "; its last answer: " + lastAnswer)
                : Optional.empty();
    }
}
