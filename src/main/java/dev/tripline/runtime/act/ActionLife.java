package dev.tripline.runtime.act;

import dev.tripline.event.Firing;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.Burial;
import dev.tripline.ledger.LastAttempt;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.act.figure.ActMeters;
import dev.tripline.runtime.act.pace.Paces;
import dev.tripline.runtime.act.restraint.Restraints;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.trigger.host.Gate;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.Turn;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The life of one action, from its delivery until everything that follows is stored. A fresh one is attempted at once or put
 * aside; one out of its lane waits until it may be attempted, in memory and held on the bus. The same action is never under
 * way twice in one process. Never blocks; fails as the bus fails, and then the action must come again. Thread-safe.
 */
@Singleton
public class ActionLife {
    /** When a second copy of an action that is under way comes again. */
    private static final Duration TWIN = Duration.ofSeconds(1);

    /** What is worth waiting for without going aside. */
    private static final Duration SHORT = Duration.ofMillis(50);

    /** How long an action out of a lane waits before it looks up whether all is still as it was. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofMillis(10);

    private final CurrentDeployment deployment;
    private final TriggerHost host;
    private final Ledger ledger;
    private final Conclusion conclusion;
    private final Restraints restraints;
    private final Paces paces;
    private final Signs signs;
    private final ActMeters meters;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ActionLife(
            CurrentDeployment deployment,
            TriggerHost host,
            Ledger ledger,
            Conclusion conclusion,
            Restraints restraints,
            Paces paces,
            Signs signs,
            ActMeters meters,
            Clock clock) {
        this.deployment = deployment;
        this.host = host;
        this.ledger = ledger;
        this.conclusion = conclusion;
        this.restraints = restraints;
        this.paces = paces;
        this.signs = signs;
        this.meters = meters;
        this.clock = clock;
    }

    /** Nothing waits in memory any longer: what is not being attempted goes back to the bus. */
    void stop() {
        stopping = true;
    }

    /** True when an attempt need not wait for its turn: the trigger is known, has no pace, and its target answers. */
    boolean isPlain(Firing firing) {
        Optional<TriggerPlan> plan = plan(firing);
        return !stopping
                && plan.isPresent()
                && plan.get().pace().isEmpty()
                && host.gate(firing.sensor(), firing.trigger()).circuit().isClosed();
    }

    /**
     * Lives it, once subscribed to.
     *
     * @return what to tell the bus, everything being stored
     */
    public Uni<WhatNow> live(Arrival arrival, Storing storing) {
        String id = arrival.firing().actionId();
        return Uni.createFrom().deferred(() -> {
            if (!underWay.add(id)) {
                return comeBack(TWIN);
            }
            return Uni.createFrom()
                    .deferred(() -> begin(arrival, storing))
                    .onTermination()
                    .invoke(() -> underWay.remove(id));
        });
    }

    private static Uni<WhatNow> comeBack(Duration delay) {
        return Uni.createFrom().item(new WhatNow.ComeBack(delay));
    }

    private Uni<WhatNow> begin(Arrival arrival, Storing storing) {
        Optional<AttemptRecord> held = conclusion.unrecorded(arrival.firing());
        if (held.isPresent()) {
            return conclusion.of(held.get(), arrival, storing);
        }
        if (!arrival.suspect() && arrival.redriven() == 0) {
            return fresh(arrival, 1, storing);
        }
        return ledger.lastAttempt(arrival.firing().actionId(), arrival.known())
                .flatMap(last -> after(last, arrival, storing));
    }

    private Uni<WhatNow> after(Optional<LastAttempt> last, Arrival arrival, Storing storing) {
        if (last.isPresent() && last.get().isOver(arrival.redriven())) {
            meters.repeated();
            return Uni.createFrom().item(new WhatNow.Acknowledge());
        }
        int made = Math.max(last.map(LastAttempt::number).orElse(0), arrival.known());
        Optional<Instant> again =
                last.filter(one -> one.next() == AttemptRecord.Next.AGAIN).map(LastAttempt::due);
        if (!arrival.fromLane()) {
            return again.isPresent() && made > arrival.redriven()
                    ? conclusion.putAside(arrival, made, again.get(), storing)
                    : fresh(arrival, made + 1, storing);
        }
        Instant due = again.orElse(arrival.due());
        Instant now = clock.instant();
        return due.isAfter(now) ? comeBack(Duration.between(now, due)) : waiting(arrival, made + 1, storing);
    }

    /** At once, or to the lane. */
    private Uni<WhatNow> fresh(Arrival arrival, int number, Storing storing) {
        Firing firing = arrival.firing();
        Optional<TriggerPlan> found = plan(firing);
        if (found.isEmpty()) {
            return gone(arrival, number, storing);
        }
        TriggerPlan plan = found.get();
        String lane = Signs.lane(firing);
        boolean overtakes = plan.pace().isPresent() && signs.isBusy(lane);
        // A copy of a suspect one may be in the lane already: another copy is recognised, an attempt is not.
        boolean twin = arrival.suspect() && signs.isThere(lane);
        // Those who are attempted at once are few, and do not wait for the others.
        boolean first = arrival.way() == Arrival.Way.AT_ONCE;
        Gate gate = host.gate(firing.sensor(), firing.trigger());
        if (overtakes || twin || !(first ? gate.circuit().isClosed() : gate.isWide())) {
            return putAside(arrival, number, storing);
        }
        return slot(firing, plan)
                .flatMap(wait -> wait.isZero()
                        ? unlessCalledOff(
                                arrival,
                                number,
                                plan,
                                storing,
                                () -> attempt(arrival, number, plan, storing, first ? Turn.AHEAD : Turn.IN_ORDER)
                                        .flatMap(now -> now.isPresent()
                                                ? Uni.createFrom().item(now.get())
                                                : putAside(arrival, number, storing)))
                        : putAside(arrival, number, storing));
    }

    private Uni<WhatNow> putAside(Arrival arrival, int number, Storing storing) {
        return conclusion.putAside(arrival, number - 1, Instant.EPOCH, storing);
    }

    /** Zero when an attempt may be made; a short wait is waited for. */
    private Uni<Duration> slot(Firing firing, TriggerPlan plan) {
        if (plan.pace().isEmpty()) {
            return Uni.createFrom().item(Duration.ZERO);
        }
        return paces.take(firing, plan.pace().get()).flatMap(wait -> {
            if (wait.isZero() || wait.compareTo(SHORT) > 0) {
                if (!wait.isZero()) {
                    meters.rateLimited(firing);
                }
                return Uni.createFrom().item(wait);
            }
            return later(wait, () -> slot(firing, plan));
        });
    }

    private static <T> Uni<T> later(Duration wait, Supplier<Uni<? extends T>> then) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait).onItem().transformToUni(ignored -> then.get());
    }

    /** When its turn comes. */
    private Uni<WhatNow> waiting(Arrival arrival, int number, Storing storing) {
        Optional<TriggerPlan> plan = plan(arrival.firing());
        if (plan.isEmpty()) {
            return gone(arrival, number, storing);
        }
        // What is called off neither waits for a turn nor uses one up.
        return unlessCalledOff(arrival, number, plan.get(), storing, () -> turn(arrival, number, plan.get(), storing));
    }

    private Uni<WhatNow> turn(Arrival arrival, int number, TriggerPlan plan, Storing storing) {
        return slot(arrival.firing(), plan)
                .flatMap(wait -> wait.isZero()
                        ? tryUntilHopeless(arrival, number, plan, storing)
                        : hopeless(arrival, number, plan, storing)
                                .orElseGet(() -> pause(wait, () -> waiting(arrival, number, storing))));
    }

    /** With its slot in hand, and not called off right now: only the circuit can still keep it. */
    private Uni<WhatNow> tryUntilHopeless(Arrival arrival, int number, TriggerPlan plan, Storing storing) {
        return attempt(arrival, number, plan, storing, Turn.PROBING)
                .flatMap(now -> now.isPresent()
                        ? Uni.createFrom().item(now.get())
                        : hopeless(arrival, number, plan, storing)
                                .orElseGet(() -> pause(
                                        LOOK,
                                        () -> unlessCalledOff(
                                                arrival,
                                                number,
                                                plan,
                                                storing,
                                                () -> tryUntilHopeless(arrival, number, plan, storing)))));
    }

    private Uni<WhatNow> pause(Duration wait, Supplier<Uni<? extends WhatNow>> then) {
        return stopping ? comeBack(SOON) : later(wait.compareTo(LOOK) > 0 ? LOOK : wait, then);
    }

    /** What is asked last: somebody has to find out whether the target is back. */
    private Optional<Uni<WhatNow>> hopeless(Arrival arrival, int number, TriggerPlan plan, Storing storing) {
        Gate gate = host.gate(arrival.firing().sensor(), arrival.firing().trigger());
        return gate.circuit()
                .hopeless(arrival.waitsSince(), plan.schedule().window())
                .map(cause -> conclusion.of(
                        Records.unattempted(
                                arrival,
                                number,
                                new Burial(Burial.Kind.CIRCUIT, cause),
                                Optional.of(plan),
                                clock.instant()),
                        arrival,
                        storing));
    }

    /** Its end, recorded, or what else is to come. What people sent from the dead letters again is never called off. */
    private Uni<WhatNow> unlessCalledOff(
            Arrival arrival, int number, TriggerPlan plan, Storing storing, Supplier<Uni<WhatNow>> otherwise) {
        if (arrival.redriven() > 0) {
            return otherwise.get();
        }
        return restraints
                .on(arrival.firing(), number, plan)
                .flatMap(ruling -> conclusion.of(ruling, arrival, number, plan, storing))
                .flatMap(end -> end.isPresent() ? Uni.createFrom().item(end.get()) : otherwise.get());
    }

    /** Empty when the circuit did not let it through. */
    private Uni<Optional<WhatNow>> attempt(Arrival arrival, int number, TriggerPlan plan, Storing storing, Turn turn) {
        return host.attempt(
                        plan,
                        () -> plan(arrival.firing()).orElse(plan),
                        arrival.firing(),
                        number - arrival.redriven(),
                        turn)
                .flatMap(attempt -> attempt.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : conclusion
                                .of(Records.of(arrival, number, attempt.get(), plan, clock.instant()), arrival, storing)
                                .map(Optional::of));
    }

    private Uni<WhatNow> gone(Arrival arrival, int number, Storing storing) {
        Firing firing = arrival.firing();
        String cause = "sensor " + firing.sensor() + " has no trigger " + firing.trigger()
                + " any more, or one that does not say what to do";
        return conclusion.of(
                Records.unattempted(
                        arrival, number, new Burial(Burial.Kind.GONE, cause), Optional.empty(), clock.instant()),
                arrival,
                storing);
    }

    private Optional<TriggerPlan> plan(Firing firing) {
        return deployment.get().plan(firing.sensor(), firing.trigger());
    }
}
