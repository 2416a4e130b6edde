package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.host.plan.TriggerKinds;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerHostTest {
    private static final Firing FIRING = Samples.firing("d", "{\"v\":\"from the event\",\"n\":7,\"q\":\"7\"}");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private TriggerHost host(ScriptedKind kind) {
        return new TriggerHost(new TriggerKinds(Stream.of(kind)), registry, "team-a", Samples.WORLD);
    }

    private static TriggerPlan plan(TriggerHost host, String yaml) {
        Problems problems = new Problems();
        return host.plan(Samples.yaml(yaml), "t", Set.of("d"), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }

    private Attempt attempt(ScriptedKind kind, String yaml, int number) {
        TriggerHost host = host(kind);
        return host.attempt(plan(host, yaml), FIRING, number, true)
                .await()
                .atMost(Duration.ofSeconds(5))
                .orElseThrow();
    }

    private Next next(Outcome outcome, String more, int number) {
        return attempt(ScriptedKind.always(outcome), "{template: {name: t, http: {}}" + more + "}", number)
                .next();
    }

    private static Next again(int seconds) {
        return new Next.Again(Duration.ofSeconds(seconds));
    }

    @Test
    void doneIsFinished() {
        Attempt attempt =
                attempt(ScriptedKind.always(new Outcome.Done("ok")), "{template: {name: t, http: {text: a}}}", 1);
        assertThat(attempt.outcome()).isEqualTo(new Outcome.Done("ok"));
        assertThat(attempt.next()).isEqualTo(new Next.Finish());
        assertThat(attempt.request()).isEqualTo(Map.of("text", "a", "number", 0L));
        assertThat(attempt.took()).isPositive();
    }

    @Test
    void withoutStrategyPassingFailuresAreRetriedSevenTimes() {
        Outcome busy = new Outcome.Retry("busy");
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(n -> next(busy, "", n)))
                .containsExactly(again(1), again(2), again(4), again(8), again(16), again(32), again(64));
        assertThat(next(busy, "", 8)).isEqualTo(new Next.Bury(Next.Why.EXHAUSTED, "gave up after 8 attempts: busy"));
    }

    @Test
    void theManifestsStrategyRules() {
        String strategy = ", retryStrategy: {duration: 10s, factor: 3, jitter: 0, steps: 3}";
        Outcome lost = new Outcome.Unknown("lost");
        assertThat(next(lost, strategy, 1)).isEqualTo(again(10));
        assertThat(next(lost, strategy, 2)).isEqualTo(again(30));
        assertThat(next(lost, strategy, 3))
                .isEqualTo(new Next.Bury(Next.Why.EXHAUSTED, "gave up after 3 attempts: lost"));
        assertThat(next(lost, ", retryStrategy: {steps: 1}", 1))
                .isEqualTo(new Next.Bury(Next.Why.EXHAUSTED, "gave up after 1 attempt: lost"));
    }

    @Test
    void rejectedIsBuriedAtOnce() {
        assertThat(next(new Outcome.Rejected("404"), ", retryStrategy: {steps: 9}", 1))
                .isEqualTo(new Next.Bury(Next.Why.REJECTED, "rejected: 404"));
    }

    @Test
    void theTargetsWishLengthensTheDelayUpToAnHour() {
        assertThat(next(new Outcome.Retry("", Optional.of(Duration.ofSeconds(30))), "", 1))
                .isEqualTo(again(30));
        assertThat(next(new Outcome.Retry("", Optional.of(Duration.ofMillis(1))), "", 1))
                .isEqualTo(again(1));
        assertThat(next(new Outcome.Retry("", Optional.of(Duration.ofDays(9))), "", 1))
                .isEqualTo(again(3600));
    }

    @Test
    void whatMustNotHappenTwiceIsNotRepeated() {
        ScriptedKind once = new ScriptedKind(() -> Uni.createFrom().item(new Outcome.Unknown("lost")), false);
        assertThat(attempt(once, "{template: {name: t, http: {}}}", 1).next())
                .isInstanceOfSatisfying(
                        Next.Bury.class, bury -> assertThat(bury.reason()).contains("must not do it twice", "lost"));
    }

    @Test
    void whatCannotBeRenderedIsBuried() {
        ScriptedKind kind = ScriptedKind.always(new Outcome.Done(""));
        Attempt attempt = attempt(kind, "{template: {name: t, http: {text: bad}}}", 1);
        assertThat(attempt.outcome()).isEqualTo(new Outcome.Rejected("no such value"));
        assertThat(attempt.next()).isEqualTo(new Next.Bury(Next.Why.REJECTED, "rejected: no such value"));
        assertThat(attempt.request()).isEmpty();
    }

    @Test
    void aKindsMistakesAreOutcomesAndShowNothing() {
        assertThat(attempt(ScriptedKind.always(new Outcome.Done("")), "{template: {name: t, http: {text: bug}}}", 1)
                        .outcome())
                .isInstanceOf(Outcome.Rejected.class)
                .extracting(Outcome::detail)
                .asString()
                .doesNotContain("s3cret");
        ScriptedKind failing =
                new ScriptedKind(() -> Uni.createFrom().failure(new IllegalStateException("s3cret")), true);
        ScriptedKind throwing = new ScriptedKind(
                () -> {
                    throw new IllegalStateException("s3cret");
                },
                true);
        assertThat(Stream.of(failing, throwing))
                .extracting(kind ->
                        attempt(kind, "{template: {name: t, http: {}}}", 1).outcome())
                .allSatisfy(outcome -> {
                    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
                    assertThat(outcome.detail()).doesNotContain("s3cret");
                });
    }

    @Test
    void aKindThatOverstaysIsNotWaitedFor() {
        ScriptedKind stuck = new ScriptedKind(() -> Uni.createFrom().nothing(), true);
        assertThat(attempt(stuck, "{template: {name: t, http: {}}}", 1).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.detail()).startsWith("no outcome within"));
    }

    @Test
    void templateParametersEditTheTemplate() {
        Attempt attempt = attempt(ScriptedKind.always(new Outcome.Done("")), """
                template: {name: t, http: {text: "old ", number: 1}}
                parameters:
                - {src: {dependencyName: d, dataKey: v}, dest: http.text, operation: append}
                - {src: {dependencyName: d, dataKey: n, useRawData: true}, dest: http.number}
                """, 1);
        assertThat(attempt.request()).isEqualTo(Map.of("text", "old from the event", "number", 7L));
    }

    @Test
    void sectionParametersComeAfterTemplateParameters() {
        Attempt attempt = attempt(ScriptedKind.always(new Outcome.Done("")), """
                template:
                  name: t
                  http:
                    parameters: [{src: {dependencyName: d, value: "!"}, dest: text, operation: append}]
                parameters: [{src: {dependencyName: d, dataKey: v}, dest: http.text}]
                """, 1);
        assertThat(attempt.request()).containsEntry("text", "from the event!");
    }

    @Test
    void aStringInANumbersPlaceFailsTheAttempt() {
        Attempt attempt = attempt(
                ScriptedKind.always(new Outcome.Done("")),
                "{template: {name: t, http: {}}, parameters: [{src: {dependencyName: d, dataKey: q}, dest: http.number}]}",
                1);
        assertThat(attempt.outcome().detail()).contains("template.http.number: wanted a whole number, got a string");
        assertThat(attempt.next()).isInstanceOf(Next.Bury.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{template: {name: t, http: {}}, parameters: [{src: {dependencyName: d, dataKey: v}, dest: http}]}",
                "{template: {name: t, http: {}}, parameters: [{src: {dependencyName: d, dataKey: nothing}, dest: http.text}]}"
            })
    void unusableEditsFailTheAttempt(String yaml) {
        assertThat(attempt(ScriptedKind.always(new Outcome.Done("")), yaml, 1).outcome())
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void previewSendsNothing() throws RenderFailure {
        TriggerHost host = host(new ScriptedKind(
                () -> {
                    throw new AssertionError("acted");
                },
                true));
        assertThat(host.preview(plan(host, "{template: {name: t, http: {text: a}}}"), FIRING))
                .containsEntry("text", "a");
        TriggerPlan bad = plan(host, "{template: {name: t, http: {text: bad}}}");
        assertThatThrownBy(() -> host.preview(bad, FIRING)).isInstanceOf(RenderFailure.class);
    }

    @Test
    void soManyRunAtATime() {
        List<UniEmitter<? super Outcome>> running = new CopyOnWriteArrayList<>();
        TriggerHost host = host(new ScriptedKind(() -> Uni.createFrom().emitter(running::add), true));
        TriggerPlan plan = plan(host, "{template: {name: t, http: {}}}");
        List<Attempt> done = new ArrayList<>();
        for (int i = 0; i < Gate.PLACES + 3; i++) {
            host.attempt(plan, FIRING, 1, true).subscribe().with(made -> made.ifPresent(done::add));
        }
        var leaving = host.attempt(plan, FIRING, 1, true).subscribe().with(made -> made.ifPresent(done::add));
        leaving.cancel();
        assertThat(running).hasSize(Gate.PLACES);
        running.get(0).complete(new Outcome.Done(""));
        assertThat(running).hasSize(Gate.PLACES + 1);
        for (int i = 1; i < Gate.PLACES + 3; i++) {
            running.get(i).complete(new Outcome.Done(""));
        }
        assertThat(done).hasSize(Gate.PLACES + 3);
        assertThat(running).hasSize(Gate.PLACES + 3);
    }

    @Test
    void figuresHaveTheNamesPeopleKnow() {
        TriggerHost host = host(ScriptedKind.always(new Outcome.Retry("busy")));
        TriggerPlan plan = plan(host, "{template: {name: t, http: {}}}");
        host.announce("sensor-1", plan);
        String labels = "{namespace=\"team-a\",sensor_name=\"sensor-1\",trigger_name=\"t\",} ";
        assertThat(registry.scrape())
                .contains("argo_events_action_triggered_total" + labels + "0.0")
                .contains("argo_events_action_failed_total" + labels + "0.0")
                .contains("argo_events_action_retries_failed_total" + labels + "0.0")
                .contains("tripline_trigger_attempts_total{outcome=\"done\",sensor=\"sensor-1\",trigger=\"t\",} 0.0");
        host.attempt(plan, FIRING, 1, true).await().atMost(Duration.ofSeconds(5));
        host.attempt(plan, FIRING, 8, true).await().atMost(Duration.ofSeconds(5));
        assertThat(registry.scrape())
                .contains("argo_events_action_failed_total" + labels + "2.0")
                .contains("argo_events_action_retries_failed_total" + labels + "1.0")
                .contains("argo_events_action_duration_milliseconds_count" + labels + "2.0")
                .contains("argo_events_action_duration_milliseconds_sum" + labels)
                .contains("tripline_trigger_attempts_total{outcome=\"retry\",sensor=\"sensor-1\",trigger=\"t\",} 2.0")
                .contains("tripline_trigger_duration_seconds_count{sensor=\"sensor-1\",trigger=\"t\",} 2.0");
        host.forget("sensor-1");
        assertThat(registry.scrape()).doesNotContain("sensor-1");
    }
}
