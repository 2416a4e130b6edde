package dev.tripline.runtime.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import dev.tripline.runtime.deploy.CompilerByHand;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.deploy.Deployment;
import dev.tripline.sensor.SensorIndex;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceBeans;
import dev.tripline.trigger.cluster.ActingIn;
import dev.tripline.trigger.host.TriggersByHand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckupsTest {
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              template: {serviceAccountName: deployer}
              dependencies: [{name: d, eventSourceName: es, eventName: ev}]
              triggers:
                - template: {name: tell, log: {}}
                - template:
                    name: run
                    argoWorkflow:
                      operation: submit
                      source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: w-, namespace: team-a}}}
                - template:
                    name: mark
                    k8s:
                      operation: patch
                      source: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: state, namespace: shop}}}
            """;

    private final FrontDoor door = new FrontDoor(SourceBeans::all);
    private final FakeApiServer api = new FakeApiServer();
    private final ActingIn cluster = new ActingIn(api);
    private final CurrentDeployment deployment = new CurrentDeployment();
    private final Checkups checkups = new Checkups(deployment, cluster.cluster, "team-a", Duration.ofMillis(1));

    @AfterEach
    void close() {
        checkups.close();
        door.close();
        cluster.close();
    }

    private void inForce(String name) {
        var sensor = YamlReader.read("s.yaml", SENSOR.replace("{name: s}", "{name: " + name + "}"), new Problems())
                .getFirst();
        Problems problems = new Problems();
        var plans = CompilerByHand.of(door.host, TriggersByHand.all()).plans(sensor, problems);
        assertThat(problems.all()).noneMatch(Problem::isError);
        deployment.set(new Deployment(List.of(), SensorIndex.of(List.of()), Map.of(name, plans), Map.of()));
    }

    /** All that was asked for but tokens. */
    private List<FakeApiServer.Request> asked() {
        return api.requests().stream()
                .filter(request -> !request.path().endsWith("/token"))
                .filter(request -> !request.path().matches("/api/v1|/apis/[^/]+/[^/]+"))
                .toList();
    }

    private long questions() {
        return api.requests().stream()
                .filter(request -> request.path().endsWith("selfsubjectaccessreviews"))
                .count();
    }

    @Test
    void sayWhatIsMissingBeforeAnEventNeedsIt() throws InterruptedException {
        inForce("s");
        api.allow("shop", "deployer", "*", "", "configmaps");
        assertThat(checkups.look()).isTrue();
        assertThat(checkups.troubles())
                .isEqualTo(Map.of(
                        "s",
                        List.of(
                                "actions of trigger run are rejected: " + ActingIn.USER
                                        + " may not create workflows.argoproj.io in team-a",
                                "actions of trigger mark are rejected: " + ActingIn.USER
                                        + " may not get configmaps state in shop",
                                "actions of trigger mark are rejected: " + ActingIn.USER
                                        + " may not patch configmaps state in shop")));
        assertThat(asked())
                .as("asked as the sensor's account, of the object that is meant")
                .allSatisfy(request -> assertThat(request.user()).isEqualTo(ActingIn.USER))
                .anySatisfy(request -> assertThat(request.body()).contains("\"name\":\"state\""));
    }

    @Test
    void askEachQuestionOnceForAllAndNotAgainAtOnce() throws InterruptedException {
        cluster.allowing("argoproj.io", "workflows");
        inForce("s");
        checkups.look();
        long before = questions();
        assertThat(before).isEqualTo(3);
        inForce("other");
        checkups.look();
        assertThat(questions()).isEqualTo(before);
        assertThat(checkups.troubles()).containsOnlyKeys("other");
    }

    @Test
    void anAnswerThatNobodyCouldGiveIsNoTrouble() throws InterruptedException {
        inForce("s");
        api.fail(99, 500, "InternalError", request -> request.path().endsWith("reviews"));
        assertThat(checkups.look()).isFalse();
        assertThat(checkups.troubles()).isEmpty();
    }

    @Test
    void withoutATokenEverythingIsMissingAndItSaysWhy() throws InterruptedException {
        inForce("s");
        api.fail(99, 403, "Forbidden", request -> request.path().endsWith("/token"));
        checkups.look();
        assertThat(checkups.troubles().get("s"))
                .hasSize(3)
                .allSatisfy(sentence -> assertThat(sentence).contains("serviceaccounts/token"));
    }

    @Test
    void lookWhenManifestsChangeAndSomebodyWantsToKnow() {
        AtomicInteger news = new AtomicInteger();
        checkups.open(() -> true, news::incrementAndGet);
        inForce("s");
        checkups.changed();
        await().atMost(Duration.ofSeconds(3)).until(() -> checkups.troubles().containsKey("s"));
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(news).hasValue(1));
    }
}
