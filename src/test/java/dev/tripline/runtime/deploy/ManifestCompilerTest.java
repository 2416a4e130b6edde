package dev.tripline.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.host.TriggersByHand;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestCompilerTest {
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: order, eventSourceName: shop, eventName: ordered}]
              triggers:
                - template: {name: a, log: {}}
                  parameters:
                    - src: {dependencyName: order}
                      dest: name
                    - src: {dependencyName: ordr}
                      dest: name
                - template: {name: b, kafka: {url: u, topic: t, payload: []}}
                - template: {name: c}
            """;

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final Problems problems = new Problems();

    @AfterEach
    void close() {
        door.close();
    }

    private Compiled compile(String kind, String spec) {
        String text = "apiVersion: argoproj.io/v1alpha1\nkind: " + kind + "\nmetadata: {name: default}\nspec:\n  "
                + spec.replace("\n", "\n  ") + "\n";
        return CompilerByHand.of(door.host, TriggersByHand.of(List.of()))
                .compile(YamlReader.read("a.yaml", text, problems), problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nats: {native: {auth: token}}                    | NATS streaming (spec.nats) is known, not served: events travel over the JetStream that this runtime is given
            kafka: {url: "k:9092"}                           | Kafka is known, not served: events travel over the JetStream that this runtime is given
            jetstream: {replicas: 3}                         | invalid spec: a version for jetstream needs to be specified
            jetstream: {version: latest, replicas: 2}        | invalid spec: a jetstream eventbus requires 1 replica or >= 3 replicas
            jetstream: {version: 2.1}                        | wanted a string, got a number
            nats: {exotic: {url: u}}                         | "spec.nats.exotic.clusterID" is missing
            """)
    void a_bus_is_checked_and_then_must_be_a_jetstream(String spec, String message) {
        compile("EventBus", spec);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isEqualTo(!message.contains("known, not served"));
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.at().line()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jetstream: {version: latest, persistence: {storageClassName: fast, accessMode: ReadWriteOnce, volumeSize: 10Gi}}
            jetstream: {version: latest, replicas: 1, containerTemplate: {resources: {requests: {cpu: "10m", memory: 1}}}, affinity: {}}
            jetstreamExotic: {url: "nats://n:4222", accessSecret: {name: a, key: b}, streamConfig: ""}
            """)
    void a_jetstream_is_without_complaint(String spec) {
        compile("EventBus", spec);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void kinds_that_are_not_served_stand_in_nobodys_way() {
        Compiled compiled = compile("EventSource", """
                webhook:
                  a: {endpoint: /a, port: "12000", method: POST}
                sqs:
                  b: {region: r, queue: q}
                """);
        assertThat(compiled.sources()).hasSize(2);
        assertThat(problems.all()).extracting(Problem::code).containsExactly("TL-2002");
        assertThat(problems.hasErrors()).isFalse();
    }

    private Compiled sensor() {
        return CompilerByHand.of(door.host, TriggersByHand.all())
                .compile(YamlReader.read("s.yaml", SENSOR, problems), problems);
    }

    @Test
    void aParameterOfADependencyThatTheSensorDoesNotHaveIsWarnedOfAtItsLine() {
        sensor();
        assertThat(problems.all())
                .filteredOn(problem -> problem.code().equals("TL-4007"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("\"ordr\" (did you mean \"order\"?)");
                    assertThat(problem.at()).hasToString("s.yaml:11:33");
                });
    }

    @Test
    void aSensorWithTriggersThatAreNotCarriedOutIsLoaded() {
        Deployment deployment = sensor().deployment();
        assertThat(problems.all()).noneMatch(Problem::isError);
        assertThat(deployment.sensors()).hasSize(1);
        assertThat(deployment.plan("s", "a")).isPresent();
        assertThat(deployment.plan("s", "b")).isPresent();
        assertThat(deployment.plan("s", "c")).isEmpty();
    }
}
