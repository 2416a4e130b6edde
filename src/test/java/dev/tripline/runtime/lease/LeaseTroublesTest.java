package dev.tripline.runtime.lease;

import static dev.tripline.runtime.lease.Replicas.LEASES;
import static dev.tripline.runtime.lease.Replicas.PATH;
import static dev.tripline.runtime.lease.Replicas.QUICK;
import static dev.tripline.runtime.lease.Replicas.SOON;
import static dev.tripline.runtime.lease.Replicas.awaitHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.runtime.lease.Register.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An API server that is away, or gives no lease. */
@Timeout(60)
class LeaseTroublesTest {
    private final FakeApiServer server = new FakeApiServer();
    private final Replicas replicas = new Replicas(server);

    @AfterEach
    void close() {
        replicas.close();
        server.close();
    }

    @Test
    void a_holder_that_cannot_reach_the_api_server_stops_before_another_begins() {
        List<String> changes = new CopyOnWriteArrayList<>();
        ReplicaLease one = replicas.replica("pod-a", QUICK);
        one.enter(() -> changes.add("held " + one.isHeld()));
        awaitHeld(one);
        server.fail(
                Integer.MAX_VALUE,
                503,
                "ServiceUnavailable",
                request -> request.path().startsWith(LEASES));
        await().atMost(SOON).until(() -> changes.contains("held false"));
        assertThat(one.isHeld()).isFalse();
        assertThat(server.get(PATH).orElseThrow().at("/spec/holderIdentity").asText())
                .as("nobody else has written meanwhile")
                .isEqualTo("pod-a");
        assertThat(replicas.told).isEmpty();
    }

    @Test
    void where_leases_are_forbidden_replicas_agree_over_the_bus_and_it_is_told_once_for_each() {
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().startsWith(LEASES));
        ReplicaLease one = replicas.wanting("pod-a", QUICK);
        awaitHeld(one);
        ReplicaLease other = replicas.wanting("pod-b", QUICK);
        await().atMost(SOON).until(() -> other.holder().equals(Optional.of("pod-a")));
        assertThat(other.isHeld()).isFalse();
        assertThat(replicas.bus.entry().map(Entry::holder)).hasValue("pod-a");
        assertThat(replicas.told).hasSize(2).allSatisfy(why -> assertThat(why).contains("injected"));
        one.giveBack();
        awaitHeld(other);
    }

    @Test
    void a_right_that_is_taken_away_later_leads_to_the_bus_as_well() {
        ReplicaLease one = replicas.wanting("pod-a", QUICK);
        awaitHeld(one);
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().startsWith(LEASES));
        await().atMost(SOON).until(() -> replicas.bus.entry().isPresent());
        awaitHeld(one);
        assertThat(replicas.bus.entry().map(Entry::holder)).hasValue("pod-a");
    }
}
