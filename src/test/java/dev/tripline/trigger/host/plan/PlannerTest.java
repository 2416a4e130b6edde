package dev.tripline.trigger.host.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.host.TriggersByHand;
import dev.tripline.trigger.host.gate.Pace;
import dev.tripline.trigger.host.gate.Restraint;
import dev.tripline.trigger.http.HttpConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private final Problems problems = new Problems();

    private Optional<TriggerPlan> plan(String yaml) {
        return TriggersByHand.all().plan(Samples.yaml(yaml), "spec.triggers[0]", Set.of("d", "other"), problems);
    }

    private List<String> messages() {
        return problems.all().stream().map(p -> p.path() + ": " + p.message()).toList();
    }

    private List<String> errors() {
        return problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    @Test
    void compilesATrigger() {
        TriggerPlan plan = plan("""
                        template:
                          name: call
                          conditions: a || b
                          http:
                            url: http://target
                            parameters: [{src: {dependencyName: d}, dest: url}]
                        parameters: [{src: {dependencyName: d}, dest: http.url}]
                        policy: {status: {allow: [200, 201]}}
                        retryStrategy: {duration: 10s, factor: 2, jitter: 0, steps: 3}
                        """).orElseThrow();
        assertThat(problems.all()).isEmpty();
        assertThat(plan.name()).isEqualTo("call");
        assertThat(plan.conditions()).isEqualTo("a || b");
        assertThat(plan.kind()).isEqualTo("http");
        assertThat(plan.config())
                .isInstanceOfSatisfying(
                        HttpConfig.class,
                        config -> assertThat(config.parameters()).hasSize(1));
        assertThat(plan.parameters()).hasSize(1);
        assertThat(plan.status().orElseThrow().allow().orElseThrow()).containsExactly(200, 201);
        assertThat(plan.attempts()).isEqualTo(3);
        assertThat(plan.schedule().first()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutStrategyThereAreEightAttempts() {
        assertThat(plan("template: {name: a, log: {}}").orElseThrow().attempts())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | spec.triggers[0].template: trigger template can't be nil",
                "{template: 7} | spec.triggers[0].template: wanted an object",
                "{template: {log: {}}} | spec.triggers[0].template.name: trigger must define a name",
                "{template: {name: 7, log: {}}} | spec.triggers[0].template.name: wanted a string",
                "{template: {name: a, conditions: 7, log: {}}} | spec.triggers[0].template.conditions: wanted a string",
                "{template: {name: a, log: [], http: {url: u}}} | spec.triggers[0].template.log: wanted an object",
                "{template: {name: a, log: {intervalSeconds: text}}} | spec.triggers[0].template.log.intervalSeconds: wanted a whole number",
                "{template: {name: a, log: {}}, rateLimit: {unit: 1}} | spec.triggers[0].rateLimit.unit: wanted a string",
                "{template: {name: a, log: {}}, onResolve: stop} | spec.triggers[0].onResolve: onResolve \"stop\" is not known",
                "{template: {name: a, log: {}}, cooldown: {}} | spec.triggers[0].cooldown.period: the period is missing",
                "{template: {name: a, log: {}}, cooldown: {period: 10}} | spec.triggers[0].cooldown.period: wanted a string",
                "{template: {name: a, log: {}}, cooldown: {period: 200h}} | spec.triggers[0].cooldown.period: wanted a duration from 1s to 168h, got \"200h\"",
                "{template: {name: a, log: {}}, cooldown: {period: 1m, key: {dataKey: x}}} | spec.triggers[0].cooldown.key.dependencyName: parameter dependency name can't be empty",
                "{template: {name: a, http: {url: u}}, policy: {status: {}}} | spec.triggers[0].policy.status.allow: list of allowed response status is not specified",
                "{template: {name: a, k8s: {source: {}}}, policy: {k8s: {}}} | spec.triggers[0].policy.k8s.labels: resource labels are not specified",
                "{template: {name: a, log: {}}, policy: {k8s: {labels: []}}} | spec.triggers[0].policy.k8s.labels: wanted an object",
                "{template: {name: a, log: {}}, retryStrategy: {factor: '2'}} | spec.triggers[0].retryStrategy.factor: wanted a number",
                "{template: {name: a, log: {}}, parameters: [{dest: x}]} | spec.triggers[0].parameters[0].src: parameter source can't be empty",
                "{template: {name: a, log: {}}, parameters: [{src: {}, dest: x}]} | spec.triggers[0].parameters[0].src.dependencyName: parameter dependency name can't be empty",
                "{template: {name: a, log: {}}, parameters: [{src: {dependencyName: d}}]} | spec.triggers[0].parameters[0].dest: parameter destination can't be empty",
                "{template: {name: a, log: {}}, parameters: [{src: {dependencyName: d}, dest: x, operation: merge}]} | spec.triggers[0].parameters[0].operation: parameter operation merge is invalid",
                "{template: {name: a, log: {}}, dlqTrigger: {atLeastOnce: true, template: {name: b, log: {}}}} | spec.triggers[0].atLeastOnce: to use dlqTrigger, trigger.atLeastOnce must be set to true",
                "{template: {name: a, log: {}}, atLeastOnce: true, dlqTrigger: {template: {name: b, log: {}}}} | spec.triggers[0].dlqTrigger.atLeastOnce: atLeastOnce must be set to true within the dlqTrigger",
                "{template: {name: a, log: {}}, atLeastOnce: true, dlqTrigger: {atLeastOnce: true, template: {log: {}}}} | spec.triggers[0].dlqTrigger.template.name: trigger must define a name",
            })
    void refuses(String yaml, String complaint) {
        assertThat(plan(yaml)).isEmpty();
        assertThat(messages()).anyMatch(message -> message.startsWith(complaint));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void saysEverythingAtOnceInArgosOrder() {
        assertThat(plan("""
                        parameters: [{dest: x}]
                        policy: {status: {}}
                        dlqTrigger: {}
                        template: {http: {method: get, parameters: [{dest: x}], payload: [{}]}}
                        """)).isEmpty();
        assertThat(errors())
                .containsExactly(
                        "trigger must define a name",
                        "server URL is not specified",
                        "only GET, DELETE, PATCH, POST and PUT methods are supported",
                        "parameter source can't be empty",
                        "parameter source can't be empty",
                        "parameter source can't be empty");
    }

    @Test
    void aComplaintAboutAParameterStandsAtItsLine() {
        plan("{template: {name: a, log: {}}, parameters: [{src: {dependencyName: d}, dest: x}, {dest: y}]}");
        assertThat(problems.all()).extracting(Problem::path).containsExactly("spec.triggers[0].parameters[1].src");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{template: {name: a, kafka: {url: u, topic: t, payload: []}}} | spec.triggers[0].template.kafka: the trigger kind kafka is known, not served by this version: its actions go to the dead letters",
                "{template: {name: a, log: {}}, rateLimit: {}} | spec.triggers[0].rateLimit: requestsPerUnit is not above zero: there is no limit. Argo Events ends its process",
                "{template: {name: a, log: {}}, policy: {k8s: {labels: {a: b}}}} | spec.triggers[0].policy.k8s: policy.k8s has no effect on a trigger of the kind log",
                "{template: {name: a, k8s: {source: {resource: {}}}}} | spec.triggers[0].template.k8s: the trigger kind k8s acts in a cluster, and none is connected (TRIPLINE_CLUSTER=true connects the kubeconfig's): its actions go to the dead letters",
                "{template: {name: a, k8s: {source: {url: {path: u}}}}} | spec.triggers[0].template.k8s.source: objects from url are not read by this version; every attempt will fail",
                "{template: {name: a, argoWorkflow: {operation: submit, args: [--wait, -f, x], source: {inline: '{}'}}}} | spec.triggers[0].template.argoWorkflow.args: --parameter-file is not carried out for submit; known are --entrypoint, --generate-name, --instanceid, --labels, --name, --namespace, --parameter, --priority, --serviceaccount; every attempt will fail",
                "{template: {name: a, argoWorkflow: {operation: submit, args: [--wait], source: {inline: '{}'}}}} | spec.triggers[0].template.argoWorkflow.args: --wait has no effect",
                "{template: {name: a, log: {}}, atLeastOnce: false} | spec.triggers[0].atLeastOnce: atLeastOnce: false has no effect",
                "{template: {name: a, log: {}, slack: {slackToken: {name: n, key: k}}}} | spec.triggers[0].template: several kinds in one template: only slack runs, log never does",
                "{template: {name: a, log: {}}, parameters: [{src: {dependencyName: othr}, dest: x}]} | spec.triggers[0].parameters[0].src.dependencyName: the sensor has no dependency \"othr\" (did you mean \"other\"?): the parameter never has a value",
                "{template: {name: a, log: {}}, cooldown: {period: 1m, key: {dependencyName: othr, dataKey: x}}} | spec.triggers[0].cooldown.key.dependencyName: the sensor has no dependency \"othr\" (did you mean \"other\"?): the parameter never has a value",
                "{template: {name: a, http: {url: u, payload: [{src: {dependencyName: x, value: v}}]}}} | spec.triggers[0].template.http.payload[0].src.dependencyName: the sensor has no dependency \"x\"",
                "{template: {name: a, http: {url: u, dynamicHeaders: [{dest: h}]}}} | spec.triggers[0].template.http.dynamicHeaders[0]: a parameter without src makes every attempt fail",
                "{template: {name: a, log: {}}, parameters: [{src: {dependencyName: d, dataTemplate: '{{ .Input'}, dest: x}]} | spec.triggers[0].parameters[0].src.dataTemplate: the template cannot be read, so the key or the value beside it is used",
                "{template: {name: a, k8s: {source: {inline: 'a: ['}}}} | spec.triggers[0].template.k8s.source: inline cannot be read",
                "{template: {name: a, argoWorkflow: {operation: stop, source: {git: {filePath: ../x}}}}} | spec.triggers[0].template.argoWorkflow.source: \"..\" is not allowed in the filePath; every attempt will fail",
                "{template: {name: a, log: {}, condition: c}} | spec.triggers[0].template.condition: unknown field \"condition\" (did you mean \"conditions\"?)",
                "{template: {name: a, http: {url: u, methd: GET}}} | spec.triggers[0].template.http.methd: unknown field \"methd\" (did you mean \"method\"?)",
                "{template: {name: a, log: {}}, polcy: {}} | spec.triggers[0].polcy: unknown field \"polcy\" (did you mean \"policy\"?)",
            })
    void warns(String yaml, String warning) {
        assertThat(plan(yaml)).isPresent();
        assertThat(problems.hasErrors()).isFalse();
        assertThat(messages()).anyMatch(message -> message.startsWith(warning));
    }

    @Test
    void theRateLimitIsAPace() {
        assertThat(plan("{template: {name: a, log: {}}, rateLimit: {unit: Minute, requestsPerUnit: 2}}")
                        .orElseThrow()
                        .pace())
                .contains(new Pace(Duration.ofSeconds(30)));
        assertThat(plan("{template: {name: a, log: {}}, rateLimit: {unit: week, requestsPerUnit: 4}}")
                        .orElseThrow()
                        .pace())
                .contains(new Pace(Duration.ofMillis(250)));
        assertThat(messages()).isEmpty();
    }

    @Test
    void whatCallsActionsOffIsNotForTheDlqTrigger() {
        TriggerPlan plan = plan("""
                        template: {name: a, log: {}}
                        atLeastOnce: true
                        onResolve: cancel
                        cooldown: {period: 90s}
                        dlqTrigger: {template: {name: b, log: {}}, atLeastOnce: true, onResolve: cancel}
                        """).orElseThrow();
        assertThat(plan.restraint().onResolve()).isTrue();
        assertThat(plan.restraint().cooldown().orElseThrow().length()).isEqualTo(Duration.ofSeconds(90));
        assertThat(plan.dlq().orElseThrow().restraint()).isEqualTo(Restraint.NONE);
    }

    @Test
    void aDlqTriggerIsATriggerUnderTheNameOfItsOwn() {
        TriggerPlan plan = plan("""
                        template: {name: a, log: {}}
                        atLeastOnce: true
                        dlqTrigger:
                          template: {name: b, log: {}}
                          atLeastOnce: true
                          rateLimit: {requestsPerUnit: 1}
                          retryStrategy: {steps: 2}
                          dlqTrigger: {template: {name: c, log: {}}, atLeastOnce: true}
                        """).orElseThrow();
        TriggerPlan dlq = plan.dlq().orElseThrow();
        assertThat(dlq.name()).isEqualTo("a/dlqTrigger");
        assertThat(dlq.attempts()).isEqualTo(2);
        assertThat(dlq.pace()).as("has no limit").isEmpty();
        assertThat(dlq.dlq().orElseThrow().name()).isEqualTo("a/dlqTrigger/dlqTrigger");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aTriggerThatDoesNotSayWhatToDoIsLoadedWithoutAPlan() {
        assertThat(plan("{template: {name: a, htttp: {}}}")).isEmpty();
        assertThat(problems.hasErrors()).isFalse();
        assertThat(messages())
                .anyMatch(m -> m.contains("did you mean \"http\"?"))
                .anyMatch(m -> m.contains("does not say what to do: its actions go to the dead letters"));
    }

    @Test
    void everyKindOfATemplateIsCheckedThoughOnlyTheFirstRuns() {
        assertThat(plan("{template: {name: a, http: {url: u}, email: {}}}")).isEmpty();
        assertThat(errors()).containsExactly("host can't be empty");
    }

    @Test
    void theKindsStandInArgosOrder() {
        String all = "k8s argoWorkflow http awsLambda azureEventHubs azureServiceBus kafka pulsar nats slack openWhisk"
                + " custom log email";
        List<String> order = List.of(all.split(" "));
        for (int i = 1; i < order.size(); i++) {
            Problems found = new Problems();
            String earlier = order.get(i - 1);
            TriggersByHand.all()
                    .plan(
                            Samples.yaml("{template: {name: a, " + order.get(i) + ": {}, " + earlier + ": {}}}"),
                            "t",
                            Set.of(),
                            found);
            assertThat(found.all())
                    .extracting(Problem::message)
                    .contains("several kinds in one template: only " + earlier + " runs, " + order.get(i)
                            + " never does");
        }
    }

    @Test
    void conditionsResetIsTheSensorsBusiness() {
        assertThat(plan("{template: {name: a, log: {}, conditionsReset: [{byTime: {cron: x}}]}}"))
                .isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{template: {name: a, log: {}}}",
                "{template: {name: a, log: {}}, atLeastOnce: true}",
                "{template: {name: a, log: {}}, policy: {status: {}}}",
                "{template: {name: a, http: {url: u}}, policy: {status: {allow: []}}}"
            })
    void thereIsNothingToTalkAbout(String yaml) {
        assertThat(plan(yaml)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void whileTheDependenciesAreNotKnownNoneIsMissed() {
        Problems found = new Problems();
        String yaml = "{template: {name: a, log: {}}, parameters: [{src: {dependencyName: x}, dest: x}]}";
        assertThat(TriggersByHand.all().plan(Samples.yaml(yaml), "t", Set.of(), found))
                .isPresent();
        assertThat(found.all()).isEmpty();
    }
}
