package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.host.plan.TriggerKinds;
import dev.tripline.trigger.host.plan.TriggerPlan;
import dev.tripline.vectors.Vector;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A recorded way of an execution: how many attempts, and what the figures say afterwards. */
final class ExecutionRun {
    private static final Firing FIRING = Samples.firing("d", "{}");
    private static final Set<String> GIVEN = Set.of("atLeastOnce", "retryStrategy", "dlqTrigger", "outcomes");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private int acted;
    private int takenOver;

    private ExecutionRun() {}

    static void check(Vector vector) {
        vector.given().fieldNames().forEachRemaining(key -> assertThat(GIVEN).contains(key));
        ExecutionRun run = new ExecutionRun();
        run.execute(vector.given());
        assertThat(run.acted).isEqualTo(vector.expect().get("attempts").asInt());
        assertThat(run.takenOver)
                .as("attempts of the dlqTrigger")
                .isEqualTo(vector.expect().path("dlqAttempts").asInt());
        vector.expect()
                .path("metrics")
                .properties()
                .forEach(metric -> assertThat(run.registry.scrape())
                        .contains("argo_events_" + metric.getKey()
                                + "{namespace=\"team-a\",sensor_name=\"sensor-1\",trigger_name=\"t\",} "
                                + metric.getValue().asDouble()));
    }

    /** Makes attempts until there is nothing next. */
    private void execute(JsonNode given) {
        given.get("outcomes").forEach(word -> outcomes.add(outcome(word)));
        Outcome lasting = outcomes.getLast();
        ScriptedKind kind = new ScriptedKind(
                () -> {
                    acted++;
                    return Uni.createFrom()
                            .item(Optional.ofNullable(outcomes.poll()).orElse(lasting));
                },
                true);
        TriggerHost host = new TriggerHost(new TriggerKinds(Stream.of(kind)), registry, "team-a", Samples.WORLD);
        String trigger = "{\"template\":{\"name\":\"t\",\"http\":{}}" + member(given, "atLeastOnce")
                + member(given, "retryStrategy") + dlq(given) + "}";
        Problems problems = new Problems();
        TriggerPlan plan = host.plan(Samples.yaml(trigger), "t", Set.of("d"), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
        Next last = attempts(host, plan);
        int own = acted;
        if (last instanceof Next.Bury && plan.dlq().isPresent()) {
            given.at("/dlqTrigger/outcomes").forEach(word -> outcomes.add(outcome(word)));
            attempts(host, plan.dlq().get());
        }
        takenOver = acted - own;
        acted = own;
    }

    private static Next attempts(TriggerHost host, TriggerPlan plan) {
        for (int number = 1; ; number++) {
            Next next = host.attempt(plan, FIRING, number, true)
                    .await()
                    .atMost(Duration.ofSeconds(5))
                    .orElseThrow()
                    .next();
            if (!(next instanceof Next.Again)) {
                return next;
            }
        }
    }

    private static Outcome outcome(JsonNode word) {
        return word.asText().equals("ok") ? new Outcome.Done("") : new Outcome.Retry("fail");
    }

    private static String dlq(JsonNode given) {
        return given.has("dlqTrigger")
                ? ",\"dlqTrigger\":{\"template\":{\"name\":\"d\",\"http\":{}}"
                        + member(given.get("dlqTrigger"), "atLeastOnce") + "}"
                : "";
    }

    private static String member(JsonNode given, String key) {
        return given.has(key) ? ",\"" + key + "\":" + given.get(key) : "";
    }
}
