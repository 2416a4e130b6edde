package dev.tripline.chaos;

import dev.tripline.chaos.check.Evidence;
import dev.tripline.chaos.check.Post;
import dev.tripline.chaos.check.Snapshot;
import dev.tripline.chaos.fault.Fault;
import dev.tripline.chaos.fault.Ground;
import dev.tripline.chaos.fault.Injector;
import dev.tripline.chaos.fault.Wish;
import dev.tripline.chaos.load.Driver;
import dev.tripline.chaos.world.Nats;
import dev.tripline.chaos.world.Replica;
import dev.tripline.chaos.world.Target;
import dev.tripline.chaos.world.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** From the first process to the report. The seed decides what is sent and what goes wrong; the machine decides the rest. */
final class Run {
    private static final Duration FINISH = Duration.ofSeconds(90);
    private static final Duration EVENTS = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(60);

    private final Settings settings;
    private final Path folder;
    private final Random order;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Wish> deck = new ArrayList<>();
    private int missed;
    private int dealt;

    private Run(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.order = new Random(settings.seed());
    }

    static Report of(Settings settings, Path folder) {
        return new Run(settings, folder).run();
    }

    private Report run() {
        Instant began = Instant.now();
        System.out.printf(
                "CHAOS seed %d: %d nats-server, %d Tripline, %d events, %d kills (%s)%n",
                settings.seed(), settings.nodes(), settings.replicas(), settings.events(), settings.kills(), folder);
        try (Ground ground = ground();
                Driver driver = driver(ground);
                Watch watch = new Watch(ground.nats())) {
            driver.start();
            shake(new Injector(ground, driver, new Random(settings.seed() + 2)), driver);
            if (!driver.finish(FINISH)) {
                throw new AssertionError("the senders did not end within " + FINISH + "; seed " + settings.seed());
            }
            Optional<Duration> quiet = watch.untilQuiet(QUIET);
            Evidence evidence = new Evidence(
                    driver.sent(),
                    faults,
                    watch.floors(),
                    Snapshot.of(ground.nats()),
                    Post.read(ground.target().ledger()),
                    quiet);
            return new Report(settings, evidence, missed, Duration.between(began, Instant.now()));
        }
    }

    private Ground ground() {
        Path points = folder.resolve("points");
        try {
            Files.createDirectories(points);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Nats nats = Nats.start(folder, settings.nodes());
        Target target = Target.start(folder);
        List<Replica> replicas = new ArrayList<>();
        for (int i = 1; i <= settings.replicas(); i++) {
            replicas.add(new Replica("tripline-" + i, settings.app(), folder, nats, target, points, List.of()));
        }
        Ground ground = new Ground(nats, replicas, target, points);
        boolean ready = false;
        try {
            replicas.forEach(replica -> replica.process().start());
            replicas.forEach(Replica::awaitReady);
            if (nats.isCluster()) {
                nats.replicate();
            }
            ready = true;
            return ground;
        } finally {
            if (!ready) {
                ground.close();
            }
        }
    }

    private Driver driver(Ground ground) {
        List<Function<String, URI>> doors = ground.replicas().stream()
                .<Function<String, URI>>map(replica -> replica::hook)
                .toList();
        return new Driver(new Random(settings.seed() + 1), doors, settings.pace());
    }

    private void shake(Injector injector, Driver driver) {
        Instant begin = Instant.now();
        while (Instant.now().isBefore(begin.plus(settings.atMost())) && isMoreWanted(begin)) {
            Wire.pause(Duration.ofMillis(order.nextInt(100, 900)));
            Wish wish = deal();
            Instant at = Instant.now();
            Optional<Fault> fault = injector.inject(wish);
            fault.ifPresentOrElse(faults::add, () -> missed++);
            System.out.printf(
                    "CHAOS %4d s  %s %s %s, mended after %.1f s; %d accepted%n",
                    Duration.between(begin, at).toSeconds(),
                    wish.kind(),
                    fault.map(Fault::detail).orElse(wish.detail()),
                    fault.isPresent() ? "" : "(not reached)",
                    Duration.between(at, Instant.now()).toNanos() / 1e9,
                    driver.accepted());
        }
        Wire.await(EVENTS, () -> driver.accepted() >= settings.events());
    }

    private boolean isMoreWanted(Instant begin) {
        return !settings.deck().isEmpty()
                && (dealt < settings.deck().size()
                        || kills() < settings.kills()
                        || Instant.now().isBefore(begin.plus(settings.atLeast())));
    }

    private long kills() {
        return faults.stream().filter(fault -> fault.kind().isKill()).count();
    }

    private Wish deal() {
        if (deck.isEmpty()) {
            deck.addAll(settings.deck());
            Collections.shuffle(deck, order);
        }
        dealt++;
        return deck.removeLast();
    }
}
