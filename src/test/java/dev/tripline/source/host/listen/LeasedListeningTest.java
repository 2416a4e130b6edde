package dev.tripline.source.host.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tripline.event.Body;
import dev.tripline.event.Origin;
import dev.tripline.source.Emitter;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Listener;
import dev.tripline.source.Payload;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.webhook.WebhookSource;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners of which one replica runs at a time, and a lease that goes to and fro. */
@Timeout(60)
class LeasedListeningTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final FakeLease lease = new FakeLease();
    private final Station station = new Station();
    private final FrontDoor door = new FrontDoor(secrets -> List.of(station, new WebhookSource()));

    record StationConfig(String name, boolean group) {}

    /** Runs until it is closed; starts and ends as slowly as the test says. */
    static final class Station implements Listener<StationConfig> {
        final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();
        final Map<String, Emitter> emitters = new ConcurrentHashMap<>();
        final AtomicInteger starts = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        volatile int slowMillis;
        volatile Optional<CountDownLatch> blocked = Optional.empty();
        volatile Optional<String> failure = Optional.empty();

        @Override
        public Class<StationConfig> config() {
            return StationConfig.class;
        }

        @Override
        public String key() {
            return "station";
        }

        @Override
        public boolean isSingleton(StationConfig config) {
            return !config.group();
        }

        int active(String name) {
            return active.computeIfAbsent(name, key -> new AtomicInteger()).get();
        }

        @Override
        public Closeable listen(StationConfig config, Emitter emitter) throws Exception {
            starts.incrementAndGet();
            if (blocked.isPresent()) {
                blocked.get().await();
            }
            if (failure.isPresent()) {
                throw new IOException(failure.get());
            }
            Thread.sleep(slowMillis);
            emitters.put(config.name(), emitter);
            AtomicInteger running = active.computeIfAbsent(config.name(), key -> new AtomicInteger());
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return () -> {
                try {
                    Thread.sleep(slowMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                emitter.memory().keep(config.name() + " has ended").subscribe().with(kept -> {}, lost -> {});
                running.decrementAndGet();
            };
        }
    }

    @BeforeEach
    void open() {
        door.memories.lease = lease;
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void serve() {
        assertThat(door.serve(
                                "es",
                                "{\"station\": {\"single\": {\"name\": \"single\"}}}",
                                "group",
                                "{\"station\": {\"many\": {\"name\": \"many\", \"group\": true}}}",
                                "hook",
                                "{\"webhook\": {\"in\": {\"endpoint\": \"/in\", \"port\": \"%d\", \"method\": \"POST\"}}}"
                                        .formatted(FrontDoor.freePort()))
                        .all())
                .isEmpty();
        await().atMost(SOON).until(() -> state("many") == State.RUNNING);
    }

    private SourceStatus status(String event) {
        return door.host.status().stream()
                .filter(one -> one.origin().event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private State state(String event) {
        return status(event).state();
    }

    @Test
    void it_runs_where_the_lease_is_held_and_says_else_who_holds_it() {
        serve();
        assertThat(state("single")).isEqualTo(State.STANDING_BY);
        assertThat(status("single").detail()).isEqualTo("waits for the lease");
        assertThat(station.active("single")).isZero();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        assertThat(status("single").detail()).isEmpty();
        assertThat(station.active("single")).isOne();
        lease.take("other-pod");
        assertThat(state("single")).isEqualTo(State.STANDING_BY);
        assertThat(status("single").detail()).isEqualTo("other-pod holds the lease");
        await().atMost(Duration.ofSeconds(1)).until(() -> station.active("single") == 0);
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        assertThat(station.active("single")).isOne();
    }

    @Test
    void everything_else_runs_on_while_it_is_lost() {
        serve();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        int starts = station.starts.get();
        lease.take("other-pod");
        await().atMost(SOON).until(() -> station.active("single") == 0);
        assertThat(station.starts).hasValue(starts);
        assertThat(station.active("many")).isOne();
        Map<String, State> states = door.host.status().stream()
                .collect(Collectors.toMap(one -> one.origin().event(), SourceStatus::state));
        assertThat(states)
                .containsEntry("many", State.RUNNING)
                .containsEntry("in", State.RUNNING)
                .containsEntry("single", State.STANDING_BY);
        assertThat(lease.wanting()).as("only who needs it wants it").isOne();
    }

    @Test
    void there_are_never_two_of_it_however_fast_the_lease_goes_to_and_fro() throws Exception {
        station.slowMillis = 3;
        serve();
        Random random = new Random(11);
        for (int change = 0; change < 300; change++) {
            if (random.nextBoolean()) {
                lease.give();
            } else {
                lease.take("other-pod");
            }
            Thread.sleep(random.nextInt(8));
        }
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        assertThat(station.most).hasValue(1);
        assertThat(station.active("single")).isOne();
        lease.take("other-pod");
        await().atMost(SOON).until(() -> station.active("single") == 0);
    }

    @Test
    void a_start_that_takes_long_is_called_off_when_the_lease_is_lost() {
        serve();
        station.blocked = Optional.of(new CountDownLatch(1));
        int starts = station.starts.get();
        lease.give();
        await().atMost(SOON).until(() -> station.starts.get() == starts + 1);
        assertThat(state("single")).isEqualTo(State.STARTING);
        lease.take("other-pod");
        station.blocked = Optional.empty();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        assertThat(station.starts).hasValue(starts + 2);
        assertThat(station.most).hasValue(1);
    }

    @Test
    void one_that_fails_waits_for_its_upstream_and_standing_by_is_no_failure() {
        serve();
        station.failure = Optional.of("nobody answers");
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.WAITING);
        assertThat(status("single").detail()).isEqualTo("nobody answers");
        lease.take("other-pod");
        assertThat(state("single")).isEqualTo(State.STANDING_BY);
        assertThat(status("single").detail()).isEqualTo("other-pod holds the lease");
        station.failure = Optional.empty();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
    }

    @Test
    void a_process_that_stood_still_hands_nothing_over_and_keeps_nothing() {
        serve();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        Emitter emitter = station.emitters.get("single");
        emitter.emit(Payload.of(Body.of("{}"), "1")).await().atMost(SOON);
        emitter.memory().keep("1").await().atMost(SOON);
        lease.runOut("other-pod");
        assertThatThrownBy(() ->
                        emitter.emit(Payload.of(Body.of("{}"), "2")).await().atMost(SOON))
                .hasMessage("es/single is another replica's to serve now");
        assertThatThrownBy(() -> emitter.memory().keep("2").await().atMost(SOON))
                .hasMessage("es/single is another replica's to serve now");
        assertThat(door.bus.offered()).hasSize(1);
        assertThat(door.memories.kept).containsEntry(new Origin("es", "single"), "1");
        assertThat(station.emitters
                        .get("many")
                        .emit(Payload.of(Body.of("{}"), "3"))
                        .await()
                        .atMost(SOON))
                .isPresent();
    }

    @Test
    void the_lease_is_given_back_after_the_last_word_is_kept() {
        station.slowMillis = 50;
        serve();
        lease.give();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        StringBuilder order = new StringBuilder();
        lease.onGiveBack = () -> order.append(station.active("single"))
                .append(" active, ")
                .append(door.memories.kept.get(new Origin("es", "single")));
        door.host.close();
        assertThat(order).hasToString("0 active, single has ended");
        assertThat(lease.wanting()).isZero();
    }

    @Test
    void where_nothing_is_shared_nobody_stands_by() {
        door.memories.lease = Lease.OWN;
        serve();
        await().atMost(SOON).until(() -> state("single") == State.RUNNING);
        assertThat(station.emitters.get("single").standingBySince()).isEmpty();
    }
}
