package dev.tripline.runtime.act;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.lane.LaneBus;
import dev.tripline.event.Firing;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.runtime.act.figure.ActMeters;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Serves the lanes that hold something: those that this process puts actions into at once, those of other replicas and of
 * earlier processes within two seconds. A virtual thread for each, as long as anything waits in it.
 */
@Singleton
public class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final LaneBus laneBus;
    private final Bus bus;
    private final ActionLife life;
    private final CurrentDeployment deployment;
    private final TriggerHost host;
    private final DeadLetters deadLetters;
    private final Signs signs;
    private final ActMeters meters;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Thread look = Thread.ofVirtual().name("lanes").unstarted(this::look);
    private volatile Map<String, Long> counts = Map.of();
    private volatile boolean shut;

    Lanes(
            LaneBus laneBus,
            Bus bus,
            ActionLife life,
            CurrentDeployment deployment,
            TriggerHost host,
            DeadLetters deadLetters,
            Signs signs,
            ActMeters meters) {
        this.laneBus = laneBus;
        this.bus = bus;
        this.life = life;
        this.deployment = deployment;
        this.host = host;
        this.deadLetters = deadLetters;
        this.signs = signs;
        this.meters = meters;
    }

    /**
     * Begins, with all lanes that there are. Blocks for a round trip; to be called again when it fails.
     *
     * @throws BusException when the bus does not answer
     */
    public synchronized void open() {
        counts = laneBus.waiting();
        signs.tell(this::serve);
        counts.keySet().forEach(this::serve);
        if (look.getState() == Thread.State.NEW) {
            look.start();
        }
    }

    /** Nothing new is taken from any lane after this; attempts under way end. */
    public void shut() {
        shut = true;
        life.stop();
        look.interrupt();
        lanes.values().forEach(Lane::interrupt);
    }

    /** Nothing out of a lane is in hand. */
    public boolean isIdle() {
        return signs.inHand() == 0;
    }

    private void look() {
        try {
            while (!shut) {
                Thread.sleep(Duration.ofMillis(
                        LOOK.toMillis() * 3 / 4 + ThreadLocalRandom.current().nextLong(LOOK.toMillis() / 2)));
                try {
                    counts = laneBus.waiting();
                    counts.keySet().forEach(this::serve);
                } catch (BusException e) {
                    LOG.debugf("%s; tried again", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the lanes are no longer looked for");
        }
    }

    private void serve(String subject) {
        if (!shut) {
            lanes.computeIfAbsent(subject, name -> new Lane(name, this, signs.open(name)))
                    .start();
        }
    }

    /** The lane is empty, or its thread ended. Who puts something into it from now on makes it anew. */
    void over(String subject) {
        lanes.compute(subject, (name, lane) -> {
            signs.close(name);
            return null;
        });
    }

    long waiting(String subject) {
        return counts.getOrDefault(subject, 0L);
    }

    boolean isShut() {
        return shut;
    }

    /** How many actions of a trigger are worth holding now: few while they wait for its target or its pace. */
    int worthHolding(Firing of) {
        boolean paced = deployment
                .get()
                .plan(of.sensor(), of.trigger())
                .flatMap(TriggerPlan::pace)
                .isPresent();
        return !paced && host.gate(of.sensor(), of.trigger()).isWide() ? Lane.MANY : Lane.FEW;
    }

    LaneBus bus() {
        return laneBus;
    }

    Storing storing() {
        return publications -> Uni.join()
                .all(publications.stream().map(bus::publish).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    ActionLife life() {
        return life;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    ActMeters meters() {
        return meters;
    }
}
