package dev.tripline.trigger.cluster;

import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.cluster.Stopped.Conflict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets an attempt that blocks run on a virtual thread of its own. */
public final class Acting {
    /** How often something is read and changed anew when others change it too. */
    private static final int TRIES = 6;

    private static final int PAUSE_MILLIS = 50;

    private Acting() {}

    /** The attempt. */
    @FunctionalInterface
    public interface Work {
        Outcome run() throws Stopped, RenderFailure, InterruptedException;
    }

    /** A step that may be repeated. */
    @FunctionalInterface
    public interface Step<T> {
        T run() throws Stopped, RenderFailure, InterruptedException;
    }

    /** Begins when subscribed to; is interrupted when the subscription is cancelled. */
    public static Uni<Outcome> onOwnThread(Work work) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean over = new AtomicBoolean();
            Thread thread = Thread.ofVirtual().name("tripline-act").unstarted(() -> {
                try {
                    Outcome outcome = outcome(work);
                    over.set(true);
                    emitter.complete(outcome);
                } catch (RuntimeException e) {
                    over.set(true);
                    emitter.fail(e);
                }
            });
            emitter.onTermination(() -> {
                if (!over.get()) {
                    thread.interrupt();
                }
            });
            thread.start();
        });
    }

    private static Outcome outcome(Work work) {
        try {
            return work.run();
        } catch (Stopped e) {
            return e.outcome();
        } catch (RenderFailure e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return new Outcome.Unknown("given up in the middle");
        }
    }

    /** Reads and changes anew, after a short pause, as long as somebody else was faster; a few times. */
    public static <T> T despiteConflicts(Step<T> step) throws Stopped, RenderFailure, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.run();
            } catch (Conflict e) {
                if (attempt == TRIES) {
                    throw e;
                }
                pause(Duration.ofMillis(
                        ThreadLocalRandom.current().nextLong(PAUSE_MILLIS, PAUSE_MILLIS * (attempt + 1L))));
            }
        }
    }

    /** Waits, unless interrupted. */
    public static void pause(Duration time) throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
