package dev.tripline.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.SourceKinds;
import dev.tripline.trigger.MapSecrets;
import dev.tripline.trigger.host.TriggersByHand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    private final Vertx vertx = Vertx.vertx();
    private final Problems problems = new Problems();

    @AfterEach
    void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Compiled compile(String text) {
        SourceHost sources = new SourceHost(
                vertx,
                event -> Uni.createFrom().nothing(),
                new MapSecrets(Map.of()),
                new SimpleMeterRegistry(),
                new SourceKinds(List.of()),
                "127.0.0.1",
                "default");
        return CompilerByHand.of(sources, TriggersByHand.all())
                .compile(YamlReader.read("s.yaml", text, problems), problems);
    }

    @Test
    void aParameterOfADependencyThatTheSensorDoesNotHaveIsWarnedOfAtItsLine() {
        compile(SENSOR);
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
        Deployment deployment = compile(SENSOR).deployment();
        assertThat(problems.all()).noneMatch(Problem::isError);
        assertThat(deployment.sensors()).hasSize(1);
        assertThat(deployment.plan("s", "a")).isPresent();
        assertThat(deployment.plan("s", "b")).isPresent();
        assertThat(deployment.plan("s", "c")).isEmpty();
    }
}
