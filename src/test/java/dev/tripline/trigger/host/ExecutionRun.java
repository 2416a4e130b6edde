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

    private ExecutionRun() {}

    static void check(Vector vector) {
        vector.given().fieldNames().forEachRemaining(key -> assertThat(GIVEN).contains(key));
        ExecutionRun run = new ExecutionRun();
        run.execute(vector.given());
        assertThat(run.acted).isEqualTo(vector.expect().get("attempts").asInt());
        assertThat(vector.expect().path("dlqAttempts").asInt())
                .as("attempts of the dlqTrigger, which is never made")
                .isZero();
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
        given.get("outcomes")
                .forEach(word ->
                        outcomes.add(word.asText().equals("ok") ? new Outcome.Done("") : new Outcome.Retry("fail")));
        Outcome last = outcomes.getLast();
        ScriptedKind kind = new ScriptedKind(
                () -> {
                    acted++;
                    return Uni.createFrom()
                            .item(Optional.ofNullable(outcomes.poll()).orElse(last));
                },
                true);
        TriggerHost host = new TriggerHost(new TriggerKinds(Stream.of(kind)), registry, "team-a", Samples.WORLD);
        String trigger = "{\"template\":{\"name\":\"t\",\"http\":{}}" + member(given, "atLeastOnce")
                + member(given, "retryStrategy") + "}";
        Problems problems = new Problems();
        TriggerPlan plan = host.plan(Samples.yaml(trigger), "t", Set.of("d"), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
        int number = 1;
        while (host.attempt(plan, FIRING, number)
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .next()
                instanceof Next.Again) {
            number++;
        }
    }

    private static String member(JsonNode given, String key) {
        return given.has(key) ? ",\"" + key + "\":" + given.get(key) : "";
    }
}
