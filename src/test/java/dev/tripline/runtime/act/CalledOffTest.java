package dev.tripline.runtime.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.Episodes;
import dev.tripline.ledger.LastAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actions with a real bus that are called off: their alert is over, or another has just done what they would do. */
@Timeout(60)
class CalledOffTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String RESOLVE = """
            template: {name: t, http: {}}
            retryStrategy: {duration: 100ms, jitter: 0, steps: 3}
            onResolve: cancel
            """;
    private static final String COOLDOWN = """
            template: {name: t, http: {}}
            retryStrategy: {duration: 100ms, jitter: 0, steps: 3}
            cooldown: {period: 30m, key: {dependencyName: d, dataKey: service}}
            """;
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

    private static Event alert(String episode, boolean over, String body) {
        Map<String, String> extensions =
                over ? Map.of(Event.EPISODE, episode, Event.EPISODE_OVER, "true") : Map.of(Event.EPISODE, episode);
        String id = episode + (over ? "/resolved" : "/firing");
        return new Event(id, "am", "alertmanager", "slo", Optional.empty(), Event.JSON, extensions, Body.of(body));
    }

    private static Firing firing(String id, Event event) {
        return new Firing(id, "s", "g1", "t", Map.of("d", event), Instant.now());
    }

    private static Firing service(String id, String service) {
        return firing(id, alert("e-" + id, false, "{\"service\": \"" + service + "\"}"));
    }

    private void over(String episode) {
        running.publish(Episodes.end(alert(episode, true, "{}")).orElseThrow());
    }

    private static LastAttempt last(Replica replica, String id) {
        return replica.ledger.lastAttempt(id, 0).await().atMost(SOON).orElseThrow();
    }

    private static double calledOff(Replica replica, String why) {
        return replica.registry
                .counter("tripline.called_off", "sensor", "s", "trigger", "t", "why", why)
                .count();
    }

    private void awaitEmpty() {
        await().atMost(SOON)
                .until(() -> running.management()
                                .getStreamInfo(Subjects.ACTIONS_STREAM)
                                .getStreamState()
                                .getMsgCount()
                        == 0);
    }

    @Test
    void what_waits_for_its_next_attempt_is_called_off_when_the_alert_is_over() throws Exception {
        Replica replica = replica(RESOLVE);
        target.fails();
        replica.lived(Replica.fresh(firing("a", alert("e1", false, "{}")), 1, false));
        over("e1");
        target.works();
        replica.lanes.open();
        awaitEmpty();
        assertThat(target.attempts).containsExactly("a");
        assertThat(last(replica, "a").next()).isEqualTo(AttemptRecord.Next.CANCELLED);
        AttemptRecord end = replica.recorded.getLast();
        assertThat(end.outcomeWord()).isEqualTo("cancelled");
        assertThat(end.outcome().detail()).contains("e1/resolved").contains("onResolve");
        assertThat(running.last(Subjects.DEAD_STREAM, Subjects.dead("s", "t"))).isEmpty();
        assertThat(calledOff(replica, "resolved")).isEqualTo(1);
    }

    @Test
    void what_waits_for_its_pace_is_called_off_without_its_turn() {
        Replica replica = replica(RESOLVE + "rateLimit: {unit: Hour, requestsPerUnit: 1}\n");
        replica.lived(Replica.fresh(firing("a", alert("e1", false, "{}")), 1, false));
        replica.lived(Replica.fresh(firing("b", alert("e2", false, "{}")), 2, false));
        over("e2");
        replica.lanes.open();
        awaitEmpty();
        assertThat(target.attempts).containsExactly("a");
        assertThat(last(replica, "b").next()).isEqualTo(AttemptRecord.Next.CANCELLED);
    }

    @Test
    void what_is_called_off_stays_so_unless_people_send_it_again() {
        Replica replica = replica(RESOLVE);
        over("e1");
        Firing firing = firing("a", alert("e1", false, "{}"));
        assertThat(replica.lived(Replica.fresh(firing, 1, false))).isEqualTo(ACKNOWLEDGE);
        assertThat(replica.lived(Replica.fresh(firing, 1, true))).isEqualTo(ACKNOWLEDGE);
        assertThat(target.attempts).isEmpty();
        assertThat(replica.recorded).hasSize(1);

        Firing other = firing("b", alert("e1", false, "{}"));
        replica.lived(Replica.redriven(other, 2, 3));
        assertThat(target.effects).containsExactly("b");
    }

    @Test
    void an_end_acts_itself_and_ends_no_other_episode() {
        Replica replica = replica(RESOLVE);
        over("e1");
        replica.lived(Replica.fresh(firing("end", alert("e1", true, "{}")), 1, false));
        replica.lived(Replica.fresh(firing("next", alert("e2", false, "{}")), 2, false));
        assertThat(target.effects).containsExactly("end", "next");
    }

    @Test
    void without_on_resolve_an_action_outlives_its_alert() {
        Replica replica = replica("{template: {name: t, http: {}}}");
        over("e1");
        replica.lived(Replica.fresh(firing("a", alert("e1", false, "{}")), 1, false));
        assertThat(target.effects).containsExactly("a");
    }

    @Test
    void one_action_for_each_key_and_time_over_all_replicas() {
        Replica replica = replica(COOLDOWN);
        Replica other = replica(COOLDOWN);
        replica.lived(Replica.fresh(service("a", "shop"), 1, false));
        assertThat(other.lived(Replica.fresh(service("b", "shop"), 2, false))).isEqualTo(ACKNOWLEDGE);
        other.lived(Replica.fresh(service("c", "till"), 3, false));
        assertThat(target.effects).containsExactly("a", "c");
        assertThat(last(other, "b").next()).isEqualTo(AttemptRecord.Next.CANCELLED);
        assertThat(other.recorded.getFirst().outcome().detail())
                .startsWith("action a of the same key is enough until ")
                .endsWith("(cooldown: 30m)");
        assertThat(calledOff(other, "cooldown")).isEqualTo(1);

        other.jump(Duration.ofMinutes(31));
        other.lived(Replica.fresh(service("d", "shop"), 4, false));
        assertThat(target.effects).containsExactly("a", "c", "d");
    }

    @Test
    void an_action_does_not_stand_in_its_own_way() {
        Replica replica = replica(COOLDOWN);
        replica.lanes.open();
        target.fails();
        replica.lived(Replica.fresh(service("a", "shop"), 1, false));
        target.works();
        awaitEmpty();
        assertThat(target.effects).containsExactly("a");
    }

    @Test
    void killed_after_it_took_the_key_it_goes_on() {
        Replica first = replica(COOLDOWN);
        target.answer = () -> io.smallrye.mutiny.Uni.createFrom().nothing();
        var unused = first.live(Replica.fresh(service("a", "shop"), 1, false)).subscribeAsCompletionStage();
        await().atMost(SOON).until(() -> target.attempts.size() == 1);
        target.works();
        replica(COOLDOWN).lived(Replica.fresh(service("a", "shop"), 1, true));
        assertThat(target.effects).containsExactly("a");
    }

    @Test
    void without_a_key_all_of_the_trigger_are_alike() {
        Replica replica = replica("{template: {name: t, http: {}}, cooldown: {period: 1h}}");
        replica.lived(Replica.fresh(service("a", "shop"), 1, false));
        replica.lived(Replica.fresh(service("b", "till"), 2, false));
        assertThat(target.effects).containsExactly("a");
    }

    @Test
    void a_key_that_is_not_there_is_told_and_nothing_is_lost() throws Exception {
        Replica replica = replica(COOLDOWN);
        replica.lived(Replica.fresh(firing("a", alert("e1", false, "{}")), 1, false));
        assertThat(target.attempts).isEmpty();
        assertThat(replica.recorded.getFirst().outcome().detail())
                .startsWith("cooldown: unable to resolve 'd' parameter value")
                .contains("there is no 'service'");
        assertThat(running.last(Subjects.DEAD_STREAM, Subjects.dead("s", "t"))).isPresent();
    }
}
