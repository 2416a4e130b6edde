package dev.tripline.bus.channel;

import dev.tripline.bus.Bus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The tap of all incoming channels: shut until the first manifests are in force, shut again for the drain. After a lost
 * connection every consumption is begun anew. Thread-safe.
 */
@Singleton
public class Consumers {
    private static final Logger LOG = Logger.getLogger(Consumers.class);

    private final List<Consumption> all = new CopyOnWriteArrayList<>();
    private final AtomicBoolean open = new AtomicBoolean();

    Consumers(Bus bus) {
        bus.onReconnect(() -> {
            if (open.get()) {
                Thread.ofVirtual().name("bus-resume").start(this::resume);
            }
        });
    }

    void register(Consumption consumption) {
        all.add(consumption);
        if (open.get()) {
            Thread.ofVirtual().name("bus-resume").start(consumption::restart);
        }
    }

    /** Lets messages flow. Blocks until every consumer exists; fails when one cannot be had. */
    public void open() {
        all.forEach(Consumption::start);
        open.set(true);
    }

    /** Nothing new flows after this; what is under way may still be acknowledged. */
    public void shut() {
        open.set(false);
        all.forEach(Consumption::shut);
    }

    private void resume() {
        LOG.debug("the bus is back; consuming again");
        all.forEach(Consumption::restart);
    }
}
