package dev.tripline.runtime.lease;

import static dev.tripline.runtime.lease.Replicas.PATH;
import static dev.tripline.runtime.lease.Replicas.QUICK;
import static dev.tripline.runtime.lease.Replicas.SOON;
import static dev.tripline.runtime.lease.Replicas.awaitHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.runtime.lease.Register.Entry;
import dev.tripline.runtime.lease.Register.Reason;
import dev.tripline.runtime.lease.Register.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas and an API server; the pace is an eighth of the real one where the test waits for a term. */
@EachCluster
@Timeout(60)
class ClusterLeaseTest {
    private final TestCluster server;
    private final Replicas replicas;

    ClusterLeaseTest(TestCluster server) {
        this.server = server;
        this.replicas = new Replicas(server);
    }

    @AfterEach
    void close() {
        replicas.close();
        server.close();
    }

    @Test
    void nobody_seeks_it_before_somebody_wants_it() throws Exception {
        ReplicaLease lease = replicas.replica("pod-a", Pace.DEFAULT);
        Thread.sleep(100);
        assertThat(lease.isHeld()).isFalse();
        assertThat(server.asked()).isEmpty();
        List<String> changes = new CopyOnWriteArrayList<>();
        lease.enter(() -> changes.add("held " + lease.isHeld()));
        await().atMost(SOON).until(() -> changes.contains("held true"));
    }

    @Test
    void it_looks_as_people_and_client_go_expect() {
        awaitHeld(replicas.wanting("pod-a", Pace.DEFAULT));
        JsonNode lease = server.get(PATH).orElseThrow();
        assertThat(lease.at("/spec/holderIdentity").asText()).isEqualTo("pod-a");
        assertThat(lease.at("/spec/leaseDurationSeconds").asInt()).isEqualTo(15);
        assertThat(lease.at("/spec/leaseTransitions").asInt()).isZero();
        assertThat(lease.at("/spec/acquireTime").asText()).matches("\\d{4}-.*T.*\\.\\d{6}Z");
        assertThat(lease.at("/spec/renewTime").asText()).matches("\\d{4}-.*T.*\\.\\d{6}Z");
    }

    @Test
    void one_of_two_holds_it_and_hands_it_over_within_two_seconds_at_an_orderly_end() {
        ReplicaLease one = replicas.wanting("pod-a", Pace.DEFAULT);
        awaitHeld(one);
        ReplicaLease other = replicas.wanting("pod-b", Pace.DEFAULT);
        await().atMost(SOON).until(() -> other.holder().equals(Optional.of("pod-a")));
        assertThat(other.isHeld()).isFalse();
        long begun = System.nanoTime();
        one.giveBack();
        assertThat(one.isHeld()).isFalse();
        awaitHeld(other);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(server.get(PATH).orElseThrow().at("/spec/holderIdentity").asText())
                .isEqualTo("pod-b");
    }

    @Test
    void a_killed_holder_is_replaced_after_its_term() throws Refusal {
        // It writes once and is not heard of again.
        replicas.register().write(new Entry("pod-a", QUICK.term(), 0, ""), Optional.empty());
        long begun = System.nanoTime();
        ReplicaLease other = replicas.wanting("pod-b", QUICK);
        awaitHeld(other);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(
                        QUICK.term().minusMillis(50),
                        QUICK.term().plus(QUICK.retry()).plusSeconds(1));
    }

    @Test
    void two_that_want_it_at_the_same_moment_do_not_both_get_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            ReplicaLease one = replicas.wanting("pod-a", QUICK);
            ReplicaLease other = replicas.wanting("pod-b", QUICK);
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> one.isHeld() || other.isHeld());
            Thread.sleep(50);
            assertThat(one.isHeld()).isNotEqualTo(other.isHeld());
            one.giveBack();
            other.giveBack();
        }
    }

    @Test
    void what_nobody_wants_any_more_is_given_back() throws Exception {
        ReplicaLease one = replicas.replica("pod-a", QUICK);
        var place = one.enter(() -> {});
        awaitHeld(one);
        place.close();
        await().atMost(SOON).until(() -> !one.isHeld());
        assertThat(server.get(PATH).orElseThrow().at("/spec/holderIdentity").asText())
                .isEmpty();
        one.enter(() -> {});
        awaitHeld(one);
    }

    @Test
    void labels_of_others_stay_and_a_version_that_is_old_writes_nothing() throws Refusal {
        server.put("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata:
                  name: tripline-default-sources
                  namespace: events
                  labels: {team: shop}
                spec: {}
                """);
        ClusterRegister register = replicas.register();
        Optional<Entry> there = register.read();
        assertThat(there.map(Entry::holder)).hasValue("");
        register.write(new Entry("pod-a", Duration.ofSeconds(15), 0, ""), there);
        assertThat(server.get(PATH).orElseThrow().at("/metadata/labels/team").asText())
                .isEqualTo("shop");
        ClusterRegister late = replicas.register();
        late.read();
        org.assertj.core.api.Assertions.assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> late.write(new Entry("pod-b", Duration.ofSeconds(15), 0, ""), there))
                .matches(refusal -> refusal.reason() == Reason.CHANGED);
        assertThat(server.get(PATH).orElseThrow().at("/spec/holderIdentity").asText())
                .isEqualTo("pod-a");
    }
}
