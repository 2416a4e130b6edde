package dev.tripline.runtime.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.Body;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.Outcome;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.LedgerByHand;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.act.Replica;
import dev.tripline.runtime.act.TestTarget;
import dev.tripline.runtime.act.WhatNow;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.runtime.flow.Activities;
import dev.tripline.runtime.flow.TelemetryByHand;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.api.MessageInfo;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Decisions on a real bus, by processes that end in the middle: what one leaves the next takes up, once. */
@Timeout(60)
class DeciderTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: src, eventName: ev}]
              triggers: [{template: {name: t, http: {}}}]
            """;

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final TestTarget target = new TestTarget();
    private final List<Proc> processes = new ArrayList<>();
    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        processes.forEach(process -> process.replica.close());
        running.close();
        door.close();
    }

    /** What one process has for its decisions, and what becomes of what it wants to store. */
    private final class Proc {
        final Replica replica = new Replica(running.bus, target, "{template: {name: t, http: {}}}");
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private final UnicastProcessor<Message<Delivery.Batch>> incoming = UnicastProcessor.create();

        Proc(Consumer<Write> bus) {
            processes.add(this);
            Problems problems = new Problems();
            replica.deployment.set(CompilerByHand.of(door.host, replica.host)
                    .compile(YamlReader.read("a.yaml", SENSOR, problems), problems)
                    .deployment());
            assertThat(problems.hasErrors()).as("%s", problems.all()).isFalse();
            Clock clock = Clock.systemUTC();
            new Decider(
                            new Judge(replica.deployment, replica.atOnce, clock),
                            new JoinedTriggers(new Joins(running.bus), new Floor(running.bus), clock),
                            new FirstAttempts(replica.atOnce),
                            replica.ledger,
                            replica.deadLetters,
                            new Activities(),
                            TelemetryByHand.of(registry, running.bus),
                            clock)
                    .decide(incoming)
                    .subscribe()
                    .with(message -> message.getPayload().writes().forEach(bus));
        }

        void take(List<Delivery> deliveries) {
            incoming.onNext(Message.of(new Delivery.Batch(deliveries)));
        }

        double repeated() {
            return registry.counter("tripline.dedup_hits").count();
        }
    }

    private void publish(String id) {
        Event event =
                new Event(id, "src", "webhook", "ev", Optional.of(Instant.now()), Event.JSON, Map.of(), Body.of("{}"));
        running.publish(Publication.of(Subjects.event("src", "ev"), id, CloudEventJson.encode(event)));
    }

    private List<Delivery> deliveries(String durable) throws Exception {
        return running.deliveries(Subjects.EVENTS_STREAM, durable, 1);
    }

    /** After its time to be acknowledged is over. */
    private Delivery again(String durable) throws Exception {
        List<Delivery> found = deliveries(durable);
        assertThat(found).singleElement().matches(Delivery::suspect);
        return found.getFirst();
    }

    private boolean isAcknowledged(String durable) throws Exception {
        return running.management()
                        .getConsumerInfo(Subjects.EVENTS_STREAM, durable)
                        .getAckFloor()
                        .getStreamSequence()
                == 1;
    }

    private long actions() throws Exception {
        return running.management()
                .getStreamInfo(Subjects.ACTIONS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    private Firing onlyAction() throws Exception {
        await().atMost(SOON).until(() -> actions() == 1);
        MessageInfo action = running.management().getMessage(Subjects.ACTIONS_STREAM, 1);
        Firing firing = FiringJson.decode(action.getData());
        assertThat(action.getHeaders().getFirst("Nats-Msg-Id")).isEqualTo(firing.actionId());
        assertThat(action.getHeaders().getFirst(Publication.SUSPECT_HEADER)).isEqualTo("1");
        return firing;
    }

    private boolean isDecided(Proc process) {
        return process.replica.ledger.decided("e1").await().atMost(SOON).isPresent();
    }

    @Test
    void an_effect_comes_right_after_the_decision_and_the_event_is_acknowledged_after_its_record() throws Exception {
        Proc process = new Proc(running.bus::store);
        publish("e1");
        process.take(deliveries("one"));
        await().atMost(SOON).until(() -> isAcknowledged("one"));
        assertThat(target.effects).hasSize(1);
        assertThat(actions()).isZero();
        assertThat(isDecided(process)).isTrue();
        assertThat(process.replica
                        .ledger
                        .lastAttempt(target.effects.getFirst(), 0)
                        .await()
                        .atMost(SOON))
                .hasValueSatisfying(last -> assertThat(last.next()).isEqualTo(AttemptRecord.Next.FINISHED));
    }

    @Test
    void killed_between_the_decision_and_the_record_of_the_attempt_the_action_goes_the_long_way() throws Exception {
        CompletableFuture<Outcome> never = new CompletableFuture<>();
        target.answer = () -> Uni.createFrom().completionStage(never);
        Proc first = new Proc(running.bus::store);
        publish("e1");
        first.take(deliveries("one"));
        await().atMost(SOON).until(() -> target.attempts.size() == 1);

        Proc second = new Proc(running.bus::store);
        second.take(List.of(again("one")));
        assertThat(onlyAction().actionId()).isEqualTo(target.attempts.getFirst());
        await().atMost(SOON).until(() -> isAcknowledged("one"));
        assertThat(target.attempts).as("not attempted by the way").hasSize(1);
    }

    @Test
    void an_action_that_is_over_does_not_come_back_with_its_event() throws Exception {
        Proc process = new Proc(running.bus::store);
        publish("e1");
        deliveries("late");
        process.take(deliveries("one"));
        await().atMost(SOON).until(() -> isAcknowledged("one"));

        process.take(List.of(again("late")));
        await().atMost(SOON).until(() -> isAcknowledged("late"));
        assertThat(process.repeated()).isEqualTo(1);
        assertThat(actions()).isZero();
        assertThat(target.attempts).hasSize(1);
    }

    @Test
    void killed_between_a_failed_attempt_and_its_lane_the_next_attempt_keeps_its_time() throws Exception {
        target.fails();
        Proc first = new Proc(write -> {
            if (!write.publication().subject().startsWith(Subjects.WAITING)) {
                running.bus.store(write);
            }
        });
        publish("e1");
        first.take(deliveries("one"));
        await().atMost(SOON).until(() -> !first.replica.recorded.isEmpty());

        Proc second = new Proc(running.bus::store);
        second.take(List.of(again("one")));
        Firing firing = onlyAction();
        assertThat(second.replica.lived(Replica.fresh(firing, 1, true))).isEqualTo(new WhatNow.Acknowledge());
        assertThat(target.attempts).as("put aside, not attempted").hasSize(1);
        assertThat(running.last(Subjects.ACTIONS_STREAM, Subjects.waiting("s", "t")))
                .isPresent();
    }

    @Test
    void what_was_decided_stays_decided_when_its_sensor_is_gone_meanwhile() throws Exception {
        CompletableFuture<Outcome> never = new CompletableFuture<>();
        target.answer = () -> Uni.createFrom().completionStage(never);
        Proc first = new Proc(running.bus::store);
        publish("e1");
        first.take(deliveries("one"));
        await().atMost(SOON).until(() -> target.attempts.size() == 1);

        Proc second = new Proc(running.bus::store);
        second.replica.deployment.set(Deployment.EMPTY);
        second.take(List.of(again("one")));
        Firing firing = onlyAction();
        assertThat(firing.actionId()).isEqualTo(target.attempts.getFirst());
        assertThat(firing.sensor()).isEqualTo("s");
        assertThat(firing.trigger()).isEqualTo("t");
        assertThat(firing.events().get("d").id()).isEqualTo("e1");
    }

    @Test
    void an_event_that_may_have_been_decided_but_was_not_is_decided_the_long_way() throws Exception {
        publish("e1");
        deliveries("one");
        Proc process = new Proc(running.bus::store);
        process.take(List.of(again("one")));
        Firing firing = onlyAction();
        await().atMost(SOON).until(() -> isAcknowledged("one"));
        assertThat(isDecided(process)).isTrue();
        assertThat(target.attempts).isEmpty();
        assertThat(process.replica.lived(Replica.fresh(firing, 1, true))).isEqualTo(new WhatNow.Acknowledge());
        assertThat(target.effects).containsExactly(firing.actionId());
    }

    @Test
    void a_bus_that_refuses_the_decision_leaves_no_place_taken_and_no_effect() throws Exception {
        Proc refused = new Proc(write -> write.stored().completeExceptionally(new BusException("full")));
        publish("e1");
        refused.take(deliveries("one"));
        Delivery second = again("one");
        assertThat(target.attempts).isEmpty();
        int places = 0;
        for (int i = 0; i < 300; i++) {
            places += refused.replica.atOnce.ask(Replica.firing("x" + i)).isPresent() ? 1 : 0;
        }
        assertThat(places).as("places").isEqualTo(256);
        Proc process = new Proc(running.bus::store);
        process.take(List.of(second));
        await().atMost(SOON).until(() -> isAcknowledged("one"));
        assertThat(onlyAction().sensor()).isEqualTo("s");
    }

    @Test
    void that_an_episode_is_over_is_known_before_the_event_that_says_so_is_decided() {
        Event end = new Event(
                "e1",
                "src",
                "webhook",
                "ev",
                Optional.of(Instant.now()),
                Event.JSON,
                Map.of(Event.EPISODE, "x", Event.EPISODE_OVER, "true"),
                Body.of("{}"));
        running.publish(Publication.of(Subjects.event("src", "ev"), "e1", CloudEventJson.encode(end)));
        List<String> stored = new CopyOnWriteArrayList<>();
        Proc process = new Proc(write -> {
            stored.add(write.publication().subject());
            running.bus.store(write);
        });
        process.take(assertDoesNotThrow(() -> deliveries("one")));
        await().atMost(SOON).until(() -> isAcknowledged("one"));
        assertThat(stored).containsSubsequence(Subjects.over("src", "ev", "x"), Subjects.decision("e1"));
        assertThat(LedgerByHand.episodes(running.bus).endOf(end).await().atMost(SOON))
                .contains("e1");
    }
}
