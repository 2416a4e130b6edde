package dev.tripline.chaos.fault;

import dev.tripline.chaos.load.Driver;
import dev.tripline.chaos.world.Child;
import dev.tripline.chaos.world.Nats;
import dev.tripline.chaos.world.Replica;
import dev.tripline.chaos.world.Target;
import dev.tripline.chaos.world.Wire;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets a fault happen in the middle of a burst, mends it at once, and waits until all answer again. */
public final class Injector {
    private static final Duration REACHED = Duration.ofSeconds(15);

    private final Ground ground;
    private final Driver driver;
    private final RandomGenerator random;
    private final FullStream fullStream;

    public Injector(Ground ground, Driver driver, RandomGenerator random) {
        this.ground = ground;
        this.driver = driver;
        this.random = random;
        this.fullStream = new FullStream(ground.nats());
    }

    /** Empty when it could not be had, for example when the point was not reached. */
    public Optional<Fault> inject(Wish wish) {
        return switch (wish.kind()) {
            case KILL_TRIPLINE -> killed(wish.kind(), List.of(anyReplica()));
            case KILL_ALL_TRIPLINES -> killed(wish.kind(), ground.replicas());
            case FREEZE_TRIPLINE -> frozen(wish.kind(), anyReplica().process(), 1_000, 4_000);
            case KILL_NATS -> killedNats(wish.kind(), List.of(ground.nats().leader("default")));
            case KILL_ALL_NATS -> killedNats(wish.kind(), ground.nats().processes());
            case FREEZE_NATS -> frozen(wish.kind(), ground.nats().leader("default"), 1_000, 4_000);
            case KILL_TARGET -> killedTarget(wish.kind());
            case FREEZE_TARGET -> frozen(wish.kind(), ground.target().process(), 500, 4_500);
            case TARGET_FAILS -> manners(wish.kind(), "fail");
            case TARGET_SLOW -> manners(wish.kind(), "slow");
            case TARGET_HANGS -> manners(wish.kind(), "hang");
            case FULL -> full(wish.detail());
            case POINT -> point(wish.detail());
            case LOSE_CONSUMERS -> withoutConsumers(wish.kind());
        };
    }

    private Replica anyReplica() {
        return ground.replicas().get(random.nextInt(ground.replicas().size()));
    }

    /** Something is under way when it happens. */
    private Instant inTheMiddle() {
        driver.burst(random.nextInt(20, 80));
        Wire.pause(Duration.ofMillis(random.nextInt(0, 60)));
        return Instant.now();
    }

    private Optional<Fault> killed(FaultKind kind, List<Replica> victims) {
        Instant begin = inTheMiddle();
        victims.forEach(victim -> victim.process().kill());
        victims.forEach(victim -> victim.process().start());
        long restart = System.nanoTime();
        victims.forEach(Replica::awaitReady);
        Duration ready = Duration.ofNanos(System.nanoTime() - restart);
        return Optional.of(new Fault(kind, names(victims), begin, Instant.now(), Optional.of(ready)));
    }

    private static String names(List<Replica> replicas) {
        return String.join(
                ",", replicas.stream().map(one -> one.process().name()).toList());
    }

    private Optional<Fault> killedNats(FaultKind kind, List<Child> victims) {
        Instant begin = inTheMiddle();
        victims.forEach(Child::kill);
        victims.forEach(Child::start);
        long restart = System.nanoTime();
        ground.nats().awaitReady();
        awaitReplicas();
        Duration ready = Duration.ofNanos(System.nanoTime() - restart);
        String who = String.join(",", victims.stream().map(Child::name).toList());
        return Optional.of(new Fault(kind, who, begin, Instant.now(), Optional.of(ready)));
    }

    private Optional<Fault> killedTarget(FaultKind kind) {
        Target target = ground.target();
        Instant begin = inTheMiddle();
        target.process().kill();
        Wire.pause(Duration.ofMillis(random.nextInt(0, 1_500)));
        target.process().start();
        Duration ready = target.awaitReady();
        return Optional.of(new Fault(kind, "target", begin, Instant.now(), Optional.of(ready)));
    }

    private Optional<Fault> frozen(FaultKind kind, Child victim, int least, int most) {
        Instant begin = inTheMiddle();
        victim.freeze();
        try {
            Wire.pause(Duration.ofMillis(random.nextInt(least, most)));
        } finally {
            victim.thaw();
        }
        ground.nats().awaitReady();
        awaitReplicas();
        ground.target().awaitReady();
        return Optional.of(new Fault(kind, victim.name(), begin, Instant.now(), Optional.empty()));
    }

    private void awaitReplicas() {
        ground.replicas().forEach(Replica::awaitReady);
    }

    private Optional<Fault> manners(FaultKind kind, String mode) {
        Instant begin = Instant.now();
        ground.target().behave(mode);
        inTheMiddle();
        Wire.pause(Duration.ofMillis(random.nextInt(500, 3_000)));
        ground.target().awaitReady();
        return Optional.of(new Fault(kind, mode, begin, Instant.now(), Optional.empty()));
    }

    private Optional<Fault> full(String stream) {
        Instant begin = Instant.now();
        fullStream.during(stream, () -> {
            inTheMiddle();
            Wire.pause(Duration.ofMillis(random.nextInt(2_000, 7_000)));
        });
        awaitReplicas();
        return Optional.of(new Fault(FaultKind.FULL, stream, begin, Instant.now(), Optional.empty()));
    }

    private Optional<Fault> point(String name) {
        Path file = ground.points().resolve(name);
        try {
            Instant begin = Instant.now();
            Files.writeString(file, "");
            inTheMiddle();
            boolean reached = Wire.await(
                            REACHED,
                            () -> ground.replicas().stream()
                                    .anyMatch(one -> !one.process().isAlive()))
                    .isPresent();
            boolean missed = Files.deleteIfExists(file);
            if (!reached || missed) {
                return Optional.empty();
            }
            List<Replica> dead = ground.replicas().stream()
                    .filter(one -> !one.process().isAlive())
                    .toList();
            long restart = System.nanoTime();
            dead.forEach(one -> one.process().start());
            dead.forEach(Replica::awaitReady);
            Duration ready = Duration.ofNanos(System.nanoTime() - restart);
            return Optional.of(new Fault(FaultKind.POINT, name, begin, Instant.now(), Optional.of(ready)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Fault> withoutConsumers(FaultKind kind) {
        Instant begin = inTheMiddle();
        ground.replicas().forEach(one -> one.process().kill());
        deleteConsumers(ground.nats());
        ground.replicas().forEach(one -> one.process().start());
        long restart = System.nanoTime();
        awaitReplicas();
        Duration ready = Duration.ofNanos(System.nanoTime() - restart);
        return Optional.of(new Fault(kind, "", begin, Instant.now(), Optional.of(ready)));
    }

    private static void deleteConsumers(Nats nats) {
        try (Connection connection = nats.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            for (String stream : List.of("default", "TRIPLINE_ACTIONS")) {
                for (String consumer : management.getConsumerNames(stream)) {
                    management.deleteConsumer(stream, consumer);
                }
            }
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError("the consumers cannot be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
