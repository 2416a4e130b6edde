package dev.tripline.runtime;

import dev.tripline.bus.BusException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** For what must be done before anything else can go on: asks the bus again until it answers, or until all stops. */
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private volatile boolean over;

    /** Whoever waits gives up. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Blocks.
     *
     * @throws InterruptedException when it is over before the bus answered
     */
    <T> T untilBusAnswers(Supplier<T> call) throws InterruptedException {
        String told = "";
        for (long wait = FIRST_PAUSE_MILLIS; !over; wait = Math.min(wait * 2, LONGEST_PAUSE_MILLIS)) {
            try {
                return call.get();
            } catch (BusException e) {
                String trouble = String.valueOf(e.getMessage());
                if (!trouble.equals(told)) {
                    LOG.warnf("%s; tried again until it works", trouble);
                    told = trouble;
                }
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(wait / 2, wait));
        }
        throw new InterruptedException("stopping");
    }
}
