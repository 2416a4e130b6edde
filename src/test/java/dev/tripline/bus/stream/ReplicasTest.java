package dev.tripline.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.RunningCluster;
import dev.tripline.bus.watch.Lookout;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many servers of a real cluster keep the streams. */
@Timeout(120)
class ReplicasTest {
    @TempDir
    private Path folder;

    private final Bus bus = new Bus();

    @AfterEach
    void stop() {
        bus.close();
    }

    /** As the start of Tripline does it: again until it works. */
    private List<String> reconcile(StreamReconciler streams, OptionalInt wish) {
        List<String> reports = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(BusException.class::isInstance)
                .until(() -> reports.addAll(streams.reconcile(wish)) || true);
        return reports;
    }

    private List<Integer> replicas() throws Exception {
        List<Integer> replicas = new ArrayList<>();
        for (String stream : Lookout.STREAMS) {
            replicas.add(
                    bus.management().getStreamInfo(stream).getConfiguration().getReplicas());
        }
        return replicas;
    }

    @Test
    void three_keep_them_in_a_cluster_of_three_though_it_was_just_started() throws Exception {
        try (RunningCluster cluster = new RunningCluster(folder, 3)) {
            bus.connect(cluster.address());
            assertThat(reconcile(new StreamReconciler(bus), OptionalInt.empty()))
                    .isEmpty();
            assertThat(replicas()).containsExactly(3, 3, 3, 3, 3);

            assertThat(reconcile(new StreamReconciler(bus), OptionalInt.of(1))).isEmpty();
            assertThat(replicas()).as("never fewer than there are").containsExactly(3, 3, 3, 3, 3);
        }
    }

    @Test
    void ours_are_kept_as_the_events_stream_of_somebody_else_is() throws Exception {
        try (RunningCluster cluster = new RunningCluster(folder, 3)) {
            bus.connect(cluster.address());
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> bus.management()
                                    .addStream(StreamConfiguration.builder()
                                            .name("default")
                                            .subjects("default.*.*")
                                            .replicas(1)
                                            .build())
                            != null);
            reconcile(new StreamReconciler(bus), OptionalInt.empty());
            assertThat(replicas()).containsExactly(1, 1, 1, 1, 1);

            assertThat(reconcile(new StreamReconciler(bus), OptionalInt.of(3))).isEmpty();
            assertThat(replicas()).as("more, when people wish it").containsExactly(3, 3, 3, 3, 3);
        }
    }

    @Test
    void two_will_do_in_a_cluster_of_two_and_it_is_said() throws Exception {
        try (RunningCluster cluster = new RunningCluster(folder, 2)) {
            bus.connect(cluster.address());
            assertThat(reconcile(new StreamReconciler(bus), OptionalInt.empty()))
                    .singleElement()
                    .asString()
                    .contains("kept by 2 of the cluster's servers");
            assertThat(replicas()).containsExactly(2, 2, 2, 2, 2);
        }
    }
}
