package dev.tripline.runtime.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.Bus;
import dev.tripline.event.Firing;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many actions may be attempted while their events are held, and which. No bus is needed for that. */
@Timeout(30)
class AtOnceTest {
    private static final String PLAIN = "{template: {name: t, http: {}}}";

    private final Bus bus = new Bus();
    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
        bus.close();
    }

    private Replica replica(String trigger) {
        Replica replica = new Replica(bus, new TestTarget(), trigger);
        replicas.add(replica);
        return replica;
    }

    private static Firing firing(String trigger, int number) {
        Firing one = Replica.firing("a" + number);
        return new Firing(one.actionId(), one.sensor(), one.generation(), trigger, one.events(), one.at());
    }

    private static List<AtOnce.Ticket> take(Replica replica, String trigger, int most) {
        List<AtOnce.Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            replica.atOnce.ask(firing(trigger, i)).ifPresent(tickets::add);
        }
        return tickets;
    }

    /** Several triggers, all alike. */
    private static void spread(Replica replica, String... names) {
        TriggerPlan plan = replica.deployment.get().plan("s", "t").orElseThrow();
        Map<String, TriggerPlan> plans = new HashMap<>();
        for (String name : names) {
            plans.put(name, plan);
        }
        Deployment now = replica.deployment.get();
        replica.deployment.set(new Deployment(now.sensors(), now.index(), Map.of("s", plans), Map.of()));
    }

    @Test
    void one_trigger_gets_256_and_leaves_the_others_theirs() {
        Replica replica = replica(PLAIN);
        spread(replica, "t", "u");
        List<AtOnce.Ticket> tickets = take(replica, "t", 300);
        assertThat(tickets).hasSize(256);
        assertThat(take(replica, "u", 10)).hasSize(10);

        tickets.getFirst().giveBack();
        tickets.getFirst().giveBack();
        assertThat(take(replica, "t", 10)).as("given back once").hasSize(1);
    }

    @Test
    void all_together_get_1024() {
        Replica replica = replica(PLAIN);
        spread(replica, "a", "b", "c", "d", "e");
        int all = 0;
        for (String name : List.of("a", "b", "c", "d")) {
            all += take(replica, name, 256).size();
        }
        assertThat(all).isEqualTo(1024);
        assertThat(take(replica, "e", 1)).isEmpty();
    }

    @Test
    void a_pace_an_open_circuit_and_an_unknown_trigger_go_the_long_way() {
        assertThat(take(replica("{template: {name: t, http: {}}, rateLimit: {requestsPerUnit: 9}}"), "t", 1))
                .isEmpty();
        Replica replica = replica(PLAIN);
        assertThat(take(replica, "gone", 1)).isEmpty();
        assertThat(take(replica, "t", 1)).hasSize(1);
        replica.openCircuit();
        assertThat(take(replica, "t", 1)).isEmpty();
    }

    @Test
    void nothing_begins_while_the_process_stops() {
        Replica replica = replica(PLAIN);
        replica.life.stop();
        assertThat(take(replica, "t", 1)).isEmpty();
    }

    @Test
    void there_is_room_until_it_is_crowded_and_each_that_ends_lets_one_in() {
        Replica replica = replica(PLAIN);
        // A clock that stands: on a busy machine those who wait would be no crowd any more.
        AtOnce atOnce = new AtOnce(replica.host, replica.life, () -> 0);
        List<AtOnce.Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 127; i++) {
            tickets.add(atOnce.ask(firing("t", i)).orElseThrow());
        }
        assertThat(atOnce.room()).isCompleted();
        tickets.add(atOnce.ask(firing("t", 127)).orElseThrow());
        CompletableFuture<Void> first = atOnce.room();
        CompletableFuture<Void> second = atOnce.room();
        assertThat(first).isNotDone();
        tickets.getFirst().giveBack();
        assertThat(first).isCompleted();
        assertThat(second).as("its turn is not yet").isNotDone();
        tickets.get(1).giveBack();
        assertThat(second).isCompleted();
    }

    @Test
    void those_who_wait_for_a_slow_target_are_no_crowd() {
        Replica replica = replica(PLAIN);
        AtomicLong time = new AtomicLong();
        AtOnce atOnce = new AtOnce(replica.host, replica.life, time::get);
        for (int i = 0; i < 200; i++) {
            assertThat(atOnce.ask(firing("t", i))).isPresent();
        }
        assertThat(atOnce.room()).isNotDone();
        time.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(atOnce.room()).isCompleted();
    }

    @Test
    void slow_targets_keep_the_events_of_others_for_a_moment_only() {
        Replica replica = replica(PLAIN);
        take(replica, "t", 200);
        long begin = System.nanoTime();
        replica.atOnce.room().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(60), Duration.ofSeconds(5));
    }
}
