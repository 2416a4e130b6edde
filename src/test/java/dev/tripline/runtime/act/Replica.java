package dev.tripline.runtime.act;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.lane.LaneBus;
import dev.tripline.bus.lane.LaneBusByHand;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.language.World;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Ledger;
import dev.tripline.ledger.LedgerByHand;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.act.figure.ActMeters;
import dev.tripline.runtime.act.pace.Cooldowns;
import dev.tripline.runtime.act.pace.Paces;
import dev.tripline.runtime.act.restraint.Restraints;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.sensor.SensorIndex;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.host.TriggerHost;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** All that lets actions of sensor "s" live, as one process has it. Time can be made to jump. */
public final class Replica implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    final TestTarget target;
    public final List<AttemptRecord> recorded = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    public final Ledger ledger;
    public final DeadLetters deadLetters;
    public final TriggerHost host;
    final Lanes lanes;
    public final CurrentDeployment deployment = new CurrentDeployment();
    public final ActionLife life;
    public final AtOnce atOnce;
    private final Bus bus;
    private final LaneBus laneBus;
    private volatile Duration jumped = Duration.ZERO;

    public Replica(Bus bus, TestTarget target, String trigger) {
        this.bus = bus;
        this.target = target;
        Clock clock = new Jumping();
        host = TriggersByHand.of(List.of(target), new World(clock, RandomGenerator.getDefault()));
        Problems problems = new Problems();
        TriggerPlan plan = host.plan(Samples.yaml(trigger), "t", Set.of("d"), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
        deployment.set(
                new Deployment(List.of(), SensorIndex.of(List.of()), Map.of("s", Map.of(plan.name(), plan)), Map.of()));
        ledger = LedgerByHand.ledger(bus);
        deadLetters = LedgerByHand.deadLetters(bus, clock);
        laneBus = LaneBusByHand.of(bus);
        Signs signs = new Signs();
        ActMeters meters = new ActMeters(registry);
        Conclusion conclusion = new Conclusion(ledger, deadLetters, signs, recorded::add, meters, clock);
        Restraints restraints = new Restraints(host, LedgerByHand.episodes(bus), new Cooldowns(bus, clock), meters);
        life = new ActionLife(
                deployment, host, ledger, conclusion, restraints, new Paces(bus, clock), signs, meters, clock);
        atOnce = new AtOnce(host, life);
        lanes = new Lanes(laneBus, bus, life, deployment, host, deadLetters, signs, meters);
    }

    private final class Jumping extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(jumped);
        }
    }

    void jump(Duration time) {
        jumped = jumped.plus(time);
    }

    public static Firing firing(String id) {
        Event event = Samples.event("application/json", "{}");
        return new Firing(id, "s", "g1", "t", Map.of("d", event), Instant.now());
    }

    public static Arrival fresh(Firing firing, long sequence, boolean suspect) {
        return new Arrival(
                firing,
                () -> FiringJson.encode(firing),
                Arrival.Way.FRESH,
                suspect,
                Long.toString(sequence),
                Instant.now(),
                0,
                0,
                Instant.EPOCH);
    }

    static Arrival redriven(Firing firing, long sequence, int attempts) {
        return new Arrival(
                firing,
                () -> FiringJson.encode(firing),
                Arrival.Way.FRESH,
                true,
                Long.toString(sequence),
                Instant.now(),
                0,
                attempts,
                Instant.EPOCH);
    }

    Uni<WhatNow> live(Arrival arrival) {
        return life.live(arrival, this::store);
    }

    public WhatNow lived(Arrival arrival) {
        return live(arrival).await().atMost(LONG);
    }

    private Uni<Void> store(List<Publication> publications) {
        return Uni.join()
                .all(publications.stream().map(bus::publish).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    /** After five failures. */
    void openCircuit() {
        for (int i = 0; i < 5; i++) {
            host.gate("s", "t")
                    .circuit()
                    .failed(new dev.tripline.trigger.host.gate.Pass.Go(false), "HTTP 500", java.util.Optional.empty());
        }
    }

    @Override
    public void close() {
        lanes.shut();
        laneBus.close();
    }
}
