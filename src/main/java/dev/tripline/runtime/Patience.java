package dev.tripline.runtime;

import dev.tripline.bus.BusException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** For what must be done before anything else can go on: asks the bus again until it answers, or until all stops. */
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long PAUSE_MILLIS = 250;

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
        while (!over) {
            try {
                return call.get();
            } catch (BusException e) {
                LOG.warnf("%s; tried again", e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new InterruptedException("stopping");
    }
}
