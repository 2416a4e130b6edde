package dev.tripline.runtime.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.doctor.Diagnosis.Answer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.cluster.ActingIn;
import dev.tripline.trigger.host.TriggersByHand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              template: {serviceAccountName: deployer}
              dependencies: [{name: d, eventSourceName: es, eventName: ev}]
              triggers:
                - template:
                    name: run
                    argoWorkflow:
                      operation: submit
                      source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w, namespace: team-a}}}
                - template: {name: tell, log: {}}
                - template: {name: wipe, k8s: {operation: delete, source: {resource: {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: team-a}}}}}
            """;

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final FakeApiServer api = new FakeApiServer();
    private final ActingIn cluster = new ActingIn(api);

    @AfterEach
    void close() {
        door.close();
        cluster.close();
    }

    private Doctor doctor(Cluster where) {
        return new Doctor(CompilerByHand.of(door.host, TriggersByHand.all()), where);
    }

    private static Manifest sensor(String text) {
        return YamlReader.read("s.yaml", text, new Problems()).getFirst();
    }

    @Test
    void saysWhatEachTriggerMayAndMayNot() throws InterruptedException {
        cluster.allowing("argoproj.io", "workflows");
        Diagnosis diagnosis =
                doctor(cluster.cluster).examine("team-a", sensor(SENSOR)).orElseThrow();
        assertThat(diagnosis.account()).isEqualTo(ActingIn.USER);
        assertThat(diagnosis.findings())
                .containsExactly(
                        new Diagnosis.Finding("run", "create workflows.argoproj.io in team-a", Answer.ALLOWED, ""),
                        new Diagnosis.Finding(
                                "run",
                                "get workflows.argoproj.io in team-a (when an answer was lost)",
                                Answer.ALLOWED,
                                ""),
                        new Diagnosis.Finding("wipe", "delete pods p in team-a", Answer.DENIED, ""));
        assertThat(diagnosis.isHealthy()).isFalse();
        cluster.allowing("", "pods");
        assertThat(doctor(cluster.cluster)
                        .examine("team-a", sensor(SENSOR))
                        .orElseThrow()
                        .isHealthy())
                .isTrue();
    }

    @Test
    void withoutATokenEverythingIsDeniedAndItSaysWhy() throws InterruptedException {
        api.fail(99, 403, "Forbidden", request -> request.path().endsWith("/token"));
        Diagnosis diagnosis =
                doctor(cluster.cluster).examine("team-a", sensor(SENSOR)).orElseThrow();
        assertThat(diagnosis.findings()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.answer()).isEqualTo(Answer.DENIED);
            assertThat(finding.reason()).contains("serviceaccounts/token");
        });
    }

    @Test
    void aTriggerWithErrorsIsNoted() throws InterruptedException {
        Diagnosis diagnosis = doctor(cluster.cluster)
                .examine("team-a", sensor(SENSOR.replace("operation: delete", "operation: wipe")))
                .orElseThrow();
        assertThat(diagnosis.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("unknown operation type wipe"));
        assertThat(diagnosis.isHealthy()).isFalse();
    }

    @Test
    void withoutAClusterThereIsNothingToSay() throws InterruptedException {
        assertThat(doctor(Cluster.none()).examine("team-a", sensor(SENSOR))).isEmpty();
    }
}
