package dev.tripline.runtime.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.LastAttempt;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actions with a real bus: what has to wait does so in its lane, and nothing that breaks makes an effect twice or none. */
@Timeout(60)
class ActionLifeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TRIGGER = "{template: {name: t, http: {}}}";
    private static final String QUICK =
            "{template: {name: t, http: {}}, retryStrategy: {duration: 100ms, jitter: 0, steps: 3}}";
    private static final String LANE = Subjects.waiting("s", "t");
    private static final WhatNow ACKNOWLEDGE = new WhatNow.Acknowledge();

    private final List<Replica> replicas = new ArrayList<>();
    private final TestTarget target = new TestTarget();
    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus().withStreams();
    }

    @AfterEach
    void stop() throws Exception {
        replicas.forEach(Replica::close);
        running.close();
    }

    private Replica replica(String trigger) {
        Replica replica = new Replica(running.bus, target, trigger);
        replicas.add(replica);
        return replica;
    }

    private long stored() throws IOException {
        try {
            return running.management()
                    .getStreamInfo(Subjects.ACTIONS_STREAM)
                    .getStreamState()
                    .getMsgCount();
        } catch (io.nats.client.JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitEmpty() {
        await().atMost(SOON).until(() -> stored() == 0);
    }

    private JsonNode letter(String trigger) throws IOException {
        return new ObjectMapper()
                .readTree(running.last(Subjects.DEAD_STREAM, Subjects.dead("s", trigger))
                        .orElseThrow()
                        .body());
    }

    private static LastAttempt last(Replica replica, String id) {
        return replica.ledger.lastAttempt(id, 0).await().atMost(SOON).orElseThrow();
    }

    @Test
    void a_fresh_action_is_attempted_recorded_and_acknowledged() throws Exception {
        Replica replica = replica(TRIGGER);
        assertThat(replica.lived(Replica.fresh(Replica.firing("a"), 1, false))).isEqualTo(ACKNOWLEDGE);
        assertThat(target.effects).containsExactly("a");
        assertThat(last(replica, "a").next()).isEqualTo(AttemptRecord.Next.FINISHED);
        assertThat(replica.lived(Replica.fresh(Replica.firing("a"), 1, true))).isEqualTo(ACKNOWLEDGE);
        assertThat(target.effects).as("recognised").containsExactly("a");
        assertThat(stored()).isZero();
    }

    @Test
    void a_failed_attempt_waits_for_the_next_in_its_lane() {
        Replica replica = replica(QUICK);
        replica.lanes.open();
        target.fails();
        assertThat(replica.lived(Replica.fresh(Replica.firing("a"), 1, false))).isEqualTo(ACKNOWLEDGE);
        target.works();
        awaitEmpty();
        assertThat(target.attempts).containsExactly("a", "a");
        assertThat(replica.recorded).extracting(AttemptRecord::number).containsExactly(1, 2);
        assertThat(last(replica, "a").number()).isEqualTo(2);
    }

    @Test
    void the_last_attempt_is_buried_with_all_that_is_known() throws Exception {
        Replica replica = replica(QUICK);
        replica.lanes.open();
        target.fails();
        replica.lived(Replica.fresh(Replica.firing("a"), 1, false));
        awaitEmpty();
        assertThat(replica.recorded).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
        JsonNode letter = letter("t");
        assertThat(letter.path("class").asText()).isEqualTo("exhausted");
        assertThat(letter.path("attempts").asInt()).isEqualTo(3);
        assertThat(letter.at("/attempt/request/action").asText()).isEqualTo("a");
        assertThat(letter.at("/attempt/class").asText()).isEqualTo("exhausted");
        assertThat(letter.at("/firing/actionId").asText()).isEqualTo("a");
        assertThat(replica.registry
                        .counter("tripline.dead_letters", "sensor", "s", "trigger", "t", "class", "exhausted")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_open_circuit_puts_aside_and_a_second_copy_is_recognised() throws Exception {
        Replica replica = replica(TRIGGER);
        replica.openCircuit();
        Firing firing = Replica.firing("a");
        assertThat(replica.lived(Replica.fresh(firing, 7, false))).isEqualTo(ACKNOWLEDGE);
        assertThat(replica.lived(Replica.fresh(firing, 7, true)))
                .as("killed before the ack")
                .isEqualTo(ACKNOWLEDGE);
        assertThat(stored()).as("copies").isEqualTo(1);
        assertThat(target.attempts).isEmpty();
        replica.lanes.open();
        awaitEmpty();
        assertThat(target.attempts).containsExactly("a");
    }

    @Test
    void a_second_copy_whose_lane_is_there_is_not_attempted_beside_it() {
        Replica first = replica(TRIGGER);
        first.openCircuit();
        Firing firing = Replica.firing("a");
        first.lived(Replica.fresh(firing, 7, false));
        first.close();
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        target.answer = () -> Uni.createFrom().completionStage(answer);
        Replica second = replica(TRIGGER);
        second.lanes.open();
        WhatNow now = second.lived(Replica.fresh(firing, 7, true));
        answer.complete(new Outcome.Done("ok"));
        awaitEmpty();
        assertThat(now).isIn(ACKNOWLEDGE, new WhatNow.ComeBack(Duration.ofSeconds(1)));
        assertThat(target.attempts).containsExactly("a");
    }

    @Test
    void the_same_action_is_never_under_way_twice() {
        Replica replica = replica(TRIGGER);
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        target.answer = () -> Uni.createFrom().completionStage(answer);
        Firing firing = Replica.firing("a");
        CompletableFuture<WhatNow> first =
                replica.live(Replica.fresh(firing, 1, false)).subscribeAsCompletionStage();
        assertThat(replica.lived(Replica.fresh(firing, 2, true)))
                .isEqualTo(new WhatNow.ComeBack(Duration.ofSeconds(1)));
        answer.complete(new Outcome.Done("ok"));
        assertThat(first.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join())
                .isEqualTo(ACKNOWLEDGE);
        assertThat(target.attempts).containsExactly("a");
    }

    @Test
    void lanes_of_an_earlier_process_are_found_and_two_replicas_share_them() throws Exception {
        Replica first = replica(TRIGGER);
        first.openCircuit();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add("a" + i);
            first.lived(Replica.fresh(Replica.firing("a" + i), i + 1, false));
        }
        first.close();
        assertThat(stored()).isEqualTo(300);
        Replica second = replica(TRIGGER);
        Replica third = replica(TRIGGER);
        second.lanes.open();
        third.lanes.open();
        awaitEmpty();
        assertThat(target.effects).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(target.attempts).hasSize(300);
        assertThat(second.recorded.size() + third.recorded.size()).isEqualTo(300);
    }

    @Test
    void a_target_that_comes_back_gets_everything_once() {
        Replica replica = replica(TRIGGER);
        replica.lanes.open();
        target.fails();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add("a" + i);
            replica.lived(Replica.fresh(Replica.firing("a" + i), i + 1, false));
        }
        assertThat(target.attempts.size()).as("attempts while it fails").isLessThan(20);
        target.works();
        awaitEmpty();
        assertThat(target.effects).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_target_that_stays_dead_leads_to_letters_without_attempts() throws Exception {
        Replica replica = replica(QUICK);
        replica.lanes.open();
        target.fails();
        for (int i = 0; i < 50; i++) {
            replica.lived(Replica.fresh(Replica.firing("a" + i), i + 1, false));
        }
        replica.jump(Duration.ofMinutes(1));
        awaitEmpty();
        assertThat(replica.recorded.stream().filter(one -> one.next() == AttemptRecord.Next.BURIED))
                .hasSize(50);
        assertThat(target.attempts.size()).isLessThan(40);
        assertThat(letter("t").path("class").asText()).isIn("circuit", "exhausted");
        assertThat(replica.recorded)
                .filteredOn(one -> one.outcome().detail().startsWith("not attempted: the target fails since"))
                .isNotEmpty();
    }

    @Test
    void a_dlq_trigger_takes_over_after_the_letter_and_again_after_a_re_drive() throws Exception {
        Replica replica = replica("""
                template: {name: t, http: {}}
                atLeastOnce: true
                retryStrategy: {steps: 1}
                dlqTrigger: {template: {name: d, http: {}}, atLeastOnce: true}
                """);
        target.fails();
        Firing firing = Replica.firing("a");
        replica.lived(Replica.fresh(firing, 1, false));
        String next = replica.recorded.getFirst().handedTo().orElseThrow();
        assertThat(letter("t").at("/attempt/handedTo").asText()).isEqualTo(next);
        assertThat(running.last(Subjects.ACTIONS_STREAM, Subjects.action("s", "t/dlqTrigger")))
                .isPresent();
        assertThat(replica.lived(Replica.fresh(firing, 1, true))).isEqualTo(ACKNOWLEDGE);
        assertThat(stored()).as("handed over once").isEqualTo(1);
        replica.lived(Replica.redriven(firing, 2, 1));
        assertThat(stored()).as("handed over again").isEqualTo(2);
        assertThat(replica.recorded.getLast().number()).isEqualTo(2);
        assertThat(replica.recorded.getLast().redriven()).isTrue();
        target.works();
        Firing taken = new Firing(next, "s", "g1", "t/dlqTrigger", firing.events(), firing.at());
        assertThat(replica.lived(Replica.fresh(taken, 3, false))).isEqualTo(ACKNOWLEDGE);
        assertThat(target.effects).containsExactly(next);
    }

    @Test
    void what_was_buried_lives_again_when_people_want_it_and_what_is_done_does_not() {
        Replica replica = replica("{template: {name: t, http: {}}, retryStrategy: {steps: 1}}");
        target.fails();
        Firing firing = Replica.firing("a");
        replica.lived(Replica.fresh(firing, 1, false));
        target.works();
        assertThat(replica.lived(Replica.fresh(firing, 1, true))).isEqualTo(ACKNOWLEDGE);
        assertThat(target.effects).as("without a re-drive").isEmpty();
        replica.lived(Replica.redriven(firing, 2, 1));
        assertThat(target.effects).containsExactly("a");
        assertThat(last(replica, "a").number()).isEqualTo(2);
        replica.lived(Replica.redriven(firing, 3, 1));
        assertThat(target.effects).as("done is done").containsExactly("a");
    }

    @Test
    void what_goes_beyond_the_pace_waits_in_the_lane() {
        Replica replica = replica("{template: {name: t, http: {}}, rateLimit: {requestsPerUnit: 10}}");
        replica.lanes.open();
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            replica.lived(Replica.fresh(Replica.firing("a" + i), i + 1, false));
        }
        awaitEmpty();
        assertThat(target.effects).hasSize(20).doesNotHaveDuplicates();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1850));
        assertThat(replica.registry
                        .counter("tripline.rate_limited", "sensor", "s", "trigger", "t")
                        .count())
                .isPositive();
    }
}
