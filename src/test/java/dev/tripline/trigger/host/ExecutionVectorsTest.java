package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.Samples;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded ways of an execution: how many attempts, and what the figures say afterwards. */
class ExecutionVectorsTest {
    private static final Firing FIRING = Samples.firing("d", "{}");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Where we do something else than the recorded behaviour, and why. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "execution-at-least-once-without-strategy-tries-once", "five attempts without retryStrategy",
            "execution-quoted-factor-in-backoff-prevents-execution",
                    "a load error instead of a trigger that never acts");

    private static final Set<String> NOT_YET = Set.of("execution-dlq-runs-after-retries");

    @Test
    void vectorsOfTheExecution() {
        List<JsonNode> vectors = Samples.vectors("trigger.execution")
                .filter(v -> !DIFFERENT.containsKey(id(v)) && !NOT_YET.contains(id(v)))
                .toList();
        assertThat(vectors).hasSize(1).allSatisfy(vector -> {
            int attempts = execute(vector);
            assertThat(attempts).isEqualTo(vector.get("expect").get("attempts").asInt());
            vector.get("expect")
                    .get("metrics")
                    .properties()
                    .forEach(metric -> assertThat(registry.scrape())
                            .contains("argo_events_" + metric.getKey()
                                    + "{namespace=\"team-a\",sensor_name=\"sensor-1\",trigger_name=\"t\",} "
                                    + metric.getValue().asDouble()));
        });
    }

    @Test
    void differencesFromTheVectors() {
        Map<String, JsonNode> vectors =
                Samples.vectors("trigger.execution").collect(Collectors.toMap(v -> id(v), v -> v));
        assertThat(vectors.keySet()).containsAll(DIFFERENT.keySet()).containsAll(NOT_YET);
        assertThat(execute(vectors.get("execution-at-least-once-without-strategy-tries-once")))
                .isEqualTo(5);
        assertThatThrownBy(() -> execute(vectors.get("execution-quoted-factor-in-backoff-prevents-execution")))
                .hasMessageContaining("wanted a number, got a string");
        assertThatThrownBy(() -> execute(vectors.get("execution-dlq-runs-after-retries")))
                .hasMessageContaining("dlqTrigger is not supported yet");
    }

    private static String id(JsonNode vector) {
        return vector.get("id").asText();
    }

    /** Makes attempts until there is nothing next; how many they were. */
    private int execute(JsonNode vector) {
        JsonNode given = vector.get("given");
        Deque<Outcome> outcomes = new ArrayDeque<>();
        given.get("outcomes")
                .forEach(word ->
                        outcomes.add(word.asText().equals("ok") ? new Outcome.Done("") : new Outcome.Retry("fail")));
        Outcome last = outcomes.getLast();
        ScriptedKind kind = new ScriptedKind(
                () -> Uni.createFrom().item(Optional.ofNullable(outcomes.poll()).orElse(last)), true);
        TriggerHost host = new TriggerHost(new TriggerKinds(Stream.of(kind)), registry, "team-a", () -> 0);
        String trigger = "{\"template\":{\"name\":\"t\",\"http\":{}}" + member(given, "atLeastOnce")
                + member(given, "retryStrategy") + member(given, "dlqTrigger") + "}";
        Problems problems = new Problems();
        TriggerPlan plan = host.plan(Samples.yaml(trigger), "t", problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
        int number = 1;
        while (host.attempt(plan, FIRING, number)
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .next()
                instanceof Next.Again) {
            number++;
        }
        return number;
    }

    private static String member(JsonNode given, String key) {
        return given.has(key) ? ",\"" + key + "\":" + given.get(key) : "";
    }
}
