package dev.tripline.runtime.lease;

import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.TestCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Replicas that share one lease at an API server, and a bus for when it gives none. */
final class Replicas implements AutoCloseable {
    /** An eighth of the real one. */
    static final Pace QUICK = new Pace(Duration.ofMillis(1_900), Duration.ofMillis(1_250), Duration.ofMillis(250));

    static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/events/leases";
    static final String PATH = LEASES + "/tripline-default-sources";
    static final Duration SOON = Duration.ofSeconds(5);

    final FakeRegister bus = new FakeRegister();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final TestCluster server;
    private final List<ReplicaLease> all = new ArrayList<>();

    Replicas(TestCluster server) {
        this.server = server;
    }

    ClusterRegister register() {
        var client = server.client("events");
        return new ClusterRegister(() -> client, "events", "tripline-default-sources", InstantSource.system());
    }

    ReplicaLease replica(String self, Pace pace) {
        ReplicaLease lease =
                new ReplicaLease("tripline-default-sources", new SecondChoice(register(), bus, told::add), self, pace);
        all.add(lease);
        return lease;
    }

    ReplicaLease wanting(String self, Pace pace) {
        ReplicaLease lease = replica(self, pace);
        lease.enter(() -> {});
        return lease;
    }

    static void awaitHeld(ReplicaLease lease) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(lease::isHeld);
    }

    @Override
    public void close() {
        all.forEach(ReplicaLease::giveBack);
    }
}
