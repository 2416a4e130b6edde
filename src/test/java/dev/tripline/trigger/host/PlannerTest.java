package dev.tripline.trigger.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Outcome;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private final Problems problems = new Problems();

    private Optional<TriggerPlan> plan(String yaml) {
        TriggerKinds kinds = new TriggerKinds(Stream.of(ScriptedKind.always(new Outcome.Done(""))));
        return new TriggerHost(kinds, new SimpleMeterRegistry(), "default", RandomGenerator.getDefault())
                .plan(Samples.yaml(yaml), "spec.triggers[0]", problems);
    }

    private List<String> messages() {
        return problems.all().stream().map(p -> p.path() + ": " + p.message()).toList();
    }

    @Test
    void compilesATrigger() {
        TriggerPlan plan = plan("""
                        template:
                          name: call
                          conditions: a || b
                          http:
                            text: hello
                            parameters: [{src: {dependencyName: d}, dest: text}]
                        parameters: [{src: {dependencyName: d}, dest: http.text}]
                        policy: {status: {allow: [200, 201]}}
                        retryStrategy: {duration: 10s, factor: 2, jitter: 0, steps: 3}
                        """).orElseThrow();
        assertThat(problems.all()).isEmpty();
        assertThat(plan.name()).isEqualTo("call");
        assertThat(plan.conditions()).isEqualTo("a || b");
        assertThat(plan.kind()).isEqualTo("http");
        assertThat(plan.config()).isInstanceOf(ScriptedKind.Config.class);
        assertThat(plan.parameters()).hasSize(1);
        assertThat(plan.sectionParameters()).hasSize(1);
        assertThat(plan.status().orElseThrow().allow()).containsExactly(200, 201);
        assertThat(plan.attempts()).isEqualTo(3);
        assertThat(plan.schedule().first()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutStrategyThereAreFiveAttempts() {
        assertThat(plan("template: {name: a, http: {}}").orElseThrow().attempts())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | spec.triggers[0].template: trigger template can't be nil",
                "{template: {http: {}}} | spec.triggers[0].template.name: trigger must define a name",
                "{template: {name: a}} | spec.triggers[0].template: the trigger does not say what to do",
                "{template: {name: a, kafka: {}}} | spec.triggers[0].template.kafka: the trigger kind kafka is not supported yet",
                "{template: {name: a, http: {}, conditionsReset: [{}]}} | spec.triggers[0].template.conditionsReset: conditionsReset is not supported yet",
                "{template: {name: a, http: {}}, rateLimit: {unit: Second}} | spec.triggers[0].rateLimit: rateLimit is not supported yet",
                "{template: {name: a, http: {}}, dlqTrigger: {}} | spec.triggers[0].dlqTrigger: dlqTrigger is not supported yet",
                "{template: {name: a, http: {}}, policy: {k8s: {labels: {a: b}}}} | spec.triggers[0].policy.k8s: policy.k8s is not supported yet",
                "{template: {name: a, http: {}}, policy: {status: {}}} | spec.triggers[0].policy.status.allow: list of allowed response status is not specified",
                "{template: {name: a, http: {}}, retryStrategy: {factor: '2'}} | spec.triggers[0].retryStrategy.factor: wanted a number",
                "{template: {name: a, http: {}}, parameters: [{dest: x}]} | spec.triggers[0].parameters[0].src.dependencyName: parameter dependency name can't be empty",
                "{template: {name: a, http: {number: text}}} | spec.triggers[0].template.http.number: wanted a whole number",
                "{template: {name: 7, http: {}}} | spec.triggers[0].template.name: wanted a string",
            })
    void refuses(String yaml, String complaint) {
        assertThat(plan(yaml)).isEmpty();
        assertThat(messages()).anyMatch(message -> message.startsWith(complaint));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(plan("{template: {http: {number: x}}, rateLimit: {}, retryStrategy: {duration: soon}}"))
                .isEmpty();
        assertThat(problems.all()).filteredOn(Problem::isError).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theFirstKindInArgosOrderRuns() {
        assertThat(plan("{template: {name: a, log: {}, http: {}}}")
                        .orElseThrow()
                        .kind())
                .isEqualTo("http");
        assertThat(messages()).singleElement().asString().contains("only http runs, log never does");
        assertThat(plan("{template: {name: a, http: {}, argoWorkflow: {}}}")).isEmpty();
    }

    @Test
    void explicitlyAtMostOnceIsWarnedOf() {
        assertThat(plan("{template: {name: a, http: {}}, atLeastOnce: false}")).isPresent();
        assertThat(messages()).singleElement().asString().contains("at least once anyway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{template: {name: a, http: {}}}", "{template: {name: a, http: {}}, atLeastOnce: true}"})
    void atLeastOnceIsNothingToTalkAbout(String yaml) {
        assertThat(plan(yaml)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void unknownFieldsAreWarnedOf() {
        assertThat(plan("{template: {name: a, http: {txt: b}, condition: c}, polcy: {}}"))
                .isPresent();
        assertThat(messages())
                .anyMatch(m -> m.contains("did you mean \"conditions\"?"))
                .anyMatch(m -> m.contains("did you mean \"text\"?"))
                .anyMatch(m -> m.contains("did you mean \"policy\"?"));
    }
}
