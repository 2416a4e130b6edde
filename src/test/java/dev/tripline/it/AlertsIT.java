package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.Alerting;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus and a real Alertmanager, whose burn-rate alert leads to a remediation. */
@Timeout(90)
class AlertsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private Alerting alerting;
    private RecordingTarget target;
    private Manifests manifests;

    @BeforeEach
    void start() {
        alerting = Alerting.started(folder, "http://127.0.0.1:" + port + "/alerts");
        target = RecordingTarget.open();
        manifests = Manifests.in(folder).put("alerts.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: EventSource
                metadata: {name: alerts}
                spec:
                  alertmanager:
                    slo:
                      webhook: {endpoint: /alerts, port: "%d"}
                """.formatted(port));
    }

    @AfterEach
    void stop() {
        if (target != null) {
            target.close();
        }
        if (alerting != null) {
            alerting.close();
        }
    }

    private void sensor(String name, String state, String more) {
        manifests.put(name + ".yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: %s}
                spec:
                  dependencies:
                    - name: alert
                      eventSourceName: alerts
                      eventName: slo
                      filters:
                        data:
                          - {path: body.state, type: string, value: ["^%s$"]}
                          - {path: body.slo.urgency, type: string, value: ["^page$"]}
                  triggers:
                    - template:
                        name: post
                        http:
                          url: %s
                          payload:
                            - {src: {dependencyName: alert, dataKey: body.slo.service}, dest: service}
                            - {src: {dependencyName: alert, dataKey: body.alert.fingerprint}, dest: fingerprint}
                      policy: {status: {allow: [200]}}
                %s
                """.formatted(name, state, target.uri("/" + name), more.indent(6)));
    }

    private List<RecordingTarget.Post> posts(String path) {
        return target.posts().stream()
                .filter(post -> post.path().equals("/" + path))
                .toList();
    }

    private static List<String> events(RunningTripline tripline) {
        try (BusReader reader = tripline.reader()) {
            return reader.eventIds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String why(RunningTripline tripline, String event) {
        Command.Ended why =
                Command.run(folder, "why", event, "--api", tripline.api().toString());
        assertThat(why.code()).as(why.err()).isZero();
        System.out.println(why.out());
        return why.out();
    }

    /** Until Alertmanager has delivered so many more notifications. */
    private void awaitDelivered(int more) {
        long before = alerting.delivered();
        await().atMost(SOON).until(() -> alerting.delivered() >= before + more);
    }

    @Test
    void oneRemediationForAnEpisodeThoughTriplineIsKilledBetweenThePosts() {
        sensor("remedy", "firing", "");
        sensor("note", "resolved", "");
        try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
            alerting.fail();
            long begin = System.nanoTime();
            await().atMost(SOON).until(() -> !posts("remedy").isEmpty());
            Duration fired = Duration.ofNanos(System.nanoTime() - begin);
            awaitDelivered(1);

            tripline.kill9();
            long failed = alerting.failed();
            await().atMost(SOON).until(() -> alerting.failed() > failed);
            tripline.start();
            tripline.awaitReady();
            awaitDelivered(2);
            assertThat(posts("remedy")).as("still the same episode").hasSize(1);

            tripline.kill9();
            alerting.heal();
            long healed = System.nanoTime();
            tripline.start();
            tripline.awaitReady();
            await().atMost(SOON).until(() -> !posts("note").isEmpty());
            Duration resolved = Duration.ofNanos(System.nanoTime() - healed);
            awaitAllResolved(tripline);

            assertThat(posts("remedy"))
                    .singleElement()
                    .satisfies(post -> assertThat(post.body()).contains("\"service\":\"checkout\""));
            assertThat(posts("note")).hasSize(1);
            String firing = events(tripline).stream()
                    .filter(id -> posts("remedy").getFirst().body().contains(id.split("[:/]")[2]))
                    .filter(id -> id.endsWith("/firing"))
                    .findFirst()
                    .orElseThrow();
            assertThat(why(tripline, firing))
                    .contains(firing, "sensor remedy", "sensor note", "body.slo.urgency")
                    .containsPattern("attempt 1 .*✓");
            Figures.print(
                    "AlertsIT",
                    "burn-rate alert to remediation %s, healed to resolved %s, two kills -9 and %d notifications between: %d remediation, events %s"
                            .formatted(
                                    Figures.seconds(fired),
                                    Figures.seconds(resolved),
                                    alerting.delivered(),
                                    posts("remedy").size(),
                                    events(tripline)));
        }
    }

    @Test
    void whatIsPendingIsDroppedWhenTheAlertIsResolved() {
        target.answerWith(500);
        sensor("remedy", "firing", """
                onResolve: cancel
                retryStrategy: {steps: 100, duration: 1s, factor: 1, jitter: 0}
                """);
        try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
            alerting.fail();
            await().atMost(SOON).until(() -> !posts("remedy").isEmpty());
            alerting.heal();
            awaitAllResolved(tripline);
            try (BusReader reader = tripline.reader()) {
                await().alias("nothing is pending any more").atMost(SOON).until(reader::isIdle);
            }
            target.answerWith(200);
            int attempts = posts("remedy").size();
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> posts("remedy").size() == attempts);
            assertThat(target.doneByKey())
                    .as("the service is well, so nothing is done")
                    .isEmpty();
            String firing = events(tripline).stream()
                    .filter(id -> id.endsWith("/firing"))
                    .filter(id -> posts("remedy").getFirst().body().contains(id.split("[:/]")[2]))
                    .findFirst()
                    .orElseThrow();
            assertThat(why(tripline, firing))
                    .contains("sensor remedy", "attempt 1")
                    .containsIgnoringCase("resolved");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Both alerts have told both their ends, each once. */
    private static void awaitAllResolved(RunningTripline tripline) {
        await().atMost(SOON).until(() -> events(tripline).size() == 4);
        assertThat(events(tripline))
                .doesNotHaveDuplicates()
                .filteredOn(id -> id.endsWith("/resolved"))
                .hasSize(2);
    }
}
