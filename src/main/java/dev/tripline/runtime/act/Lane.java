package dev.tripline.runtime.act;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.lane.LaneConsumer;
import dev.tripline.bus.lane.LaneMessage;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import io.micrometer.core.instrument.Gauge;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * One lane that holds something, with its thread: takes as many actions as may soon be attempted, lets each live its life, and
 * ends when nothing is left.
 */
final class Lane {
    /** So many are in hand while attempts go on, and while they wait for the target. */
    static final int MANY = 32;

    static final int FEW = 10;

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration FETCH = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final int MOST_DELIVERIES = 5;

    private final String subject;
    private final Lanes lanes;
    private final AtomicInteger inHand;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;
    private volatile Optional<Firing> sample = Optional.empty();
    private Optional<Gauge> gauge = Optional.empty();

    Lane(String subject, Lanes lanes, AtomicInteger inHand) {
        this.subject = subject;
        this.lanes = lanes;
        this.inHand = inHand;
        this.thread = Thread.ofVirtual().name(subject).unstarted(this::run);
    }

    void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    private void run() {
        long wait = FIRST_WAIT_MILLIS;
        try {
            while (!lanes.isShut()) {
                try {
                    drain();
                    return;
                } catch (BusException e) {
                    LOG.debugf("%s; tried again", e.getMessage());
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(wait / 2, wait));
                wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debugf("lane %s is left", subject);
        } finally {
            gauge.ifPresent(lanes.meters()::remove);
            if (!lanes.isShut()) {
                lanes.over(subject);
            }
        }
    }

    /** Until it is empty. */
    private void drain() throws InterruptedException {
        LaneConsumer consumer = lanes.bus().consumer(subject);
        while (!lanes.isShut()) {
            int room = room();
            if (room <= 0) {
                await();
            } else if (consumer.fetch(room, FETCH, this::take) == 0
                    && inHand.get() == 0
                    && lanes.bus().isEmpty(subject)) {
                return;
            }
        }
    }

    private int room() {
        return sample.map(firing -> lanes.worthHolding(firing)).orElse(FEW) - inHand.get();
    }

    private synchronized void await() throws InterruptedException {
        wait(FETCH.toMillis() / 5);
    }

    private synchronized void settled() {
        inHand.decrementAndGet();
        notifyAll();
    }

    private void take(LaneMessage message) {
        inHand.incrementAndGet();
        Uni.createFrom()
                .deferred(() -> live(message))
                .onTermination()
                .invoke(this::settled)
                .subscribe()
                .with(
                        now -> {
                            switch (now) {
                                case WhatNow.Acknowledge over -> message.done();
                                case WhatNow.ComeBack again -> message.again(again.delay());
                            }
                        },
                        failure -> {
                            LOG.debugf("an action in %s is not done with and comes again: %s", subject, failure);
                            message.again(SOON);
                        });
    }

    private Uni<WhatNow> live(LaneMessage message) {
        Delivery delivery = message.delivery();
        try {
            Firing firing = FiringJson.decode(message.payload());
            know(firing);
            return lanes.life()
                    .live(Arrival.of(firing, message.payload(), delivery, true), lanes.storing())
                    .onFailure(
                            failure -> !(failure instanceof BusException) && delivery.deliveries() >= MOST_DELIVERIES)
                    .recoverWithUni(failure -> quarantine(message, "it fails again and again: " + failure));
        } catch (MalformedEvent e) {
            return quarantine(message, e.reason());
        }
    }

    private Uni<WhatNow> quarantine(LaneMessage message, String cause) {
        long sequence = message.delivery().sequence();
        LOG.errorf(
                "message %d of stream %s cannot be worked on (%s); kept among the dead letters",
                sequence, Subjects.ACTIONS_STREAM, cause);
        return lanes.deadLetters()
                .quarantine(Subjects.ACTIONS_STREAM, sequence, message.payload(), cause)
                .replaceWith(new WhatNow.Acknowledge());
    }

    /** The first message tells whose lane it is: names may be hashed in subjects. */
    private void know(Firing firing) {
        if (sample.isEmpty()) {
            sample = Optional.of(firing);
            gauge = Optional.of(lanes.meters().lane(firing, () -> lanes.waiting(subject)));
        }
    }
}
