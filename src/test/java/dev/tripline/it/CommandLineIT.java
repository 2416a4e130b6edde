package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.Load;
import dev.tripline.it.kit.Manifests;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RecordingTarget;
import dev.tripline.it.kit.RunningTripline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the process begins and ends. */
@Timeout(90)
class CommandLineIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "dev --help",
                "serve --help",
                "why --help",
                "send --help",
                "help",
                "help dev"
            })
    void asksForNothingButTellsAndOpensNoPort(String arguments) throws Exception {
        // With its port taken, whatever opened it would fail.
        try (ServerSocket taken = taken()) {
            Command.Ended ended = Command.run(
                    folder, Map.of("TRIPLINE_PORT", String.valueOf(taken.getLocalPort())), arguments.split(" "));

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).contains(arguments.equals("--version") ? "0.1" : "Usage:");
            assertThat(folder.resolve(".tripline")).doesNotExist();
        }
    }

    @Test
    void anUnknownFlagIsAnErrorOfUse() {
        Command.Ended ended = Command.run(folder, "dev", "--nonsense");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--nonsense");
    }

    @Test
    void aBusyApiPortIsNamedWithItsFlag() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (ServerSocket taken = taken()) {
            String port = String.valueOf(taken.getLocalPort());
            Command.Ended ended = Command.run(
                    folder,
                    "dev",
                    manifests.folder().toString(),
                    "--port",
                    port,
                    "--data",
                    folder.resolve("data").toString());

            assertThat(ended.code()).isEqualTo(5);
            assertThat(ended.err()).contains(port, "--port").hasLineCount(1);
        }
    }

    @Test
    void aBusyWebhookPortIsNamedWithItsEventSourceAndOpenedOnceItIsFree() throws Exception {
        try (ServerSocket taken = taken()) {
            Manifests manifests = Manifests.in(folder, taken.getLocalPort());
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(tripline.output())
                                .containsPattern("(?m)^.*\\b" + taken.getLocalPort() + "\\b.*$")
                                .contains("load")
                                .containsPattern("in use|cannot be opened"));
                taken.close();
                await().atMost(Duration.ofSeconds(15)).until(() -> accepted(manifests, 1) == 1);
            }
        }
    }

    @Test
    void brokenManifestsEndAServerWithTheirPlace() throws Exception {
        Manifests manifests = Manifests.in(folder).put("broken.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata:
                  name: broken
                spec:
                  dependencies:
                    - name: dep
                      eventSourceName: load
                      eventName: in
                  trigers: []
                """);
        Command.Ended ended = Command.run(
                folder,
                "serve",
                manifests.folder().toString(),
                "--bus",
                "nats://127.0.0.1:" + Ports.free(),
                "--port",
                String.valueOf(Ports.free()));

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out() + ended.err())
                .containsPattern("broken\\.yaml:10:\\d+")
                .contains("trigers", "triggers");
    }

    @Test
    void aBusThatOutlivedAKilledTriplineIsReplacedWithoutLoss() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open()) {
            manifests.posting("late", target.uri("/late"), "a");
            target.answerWith(503);
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                assertThat(accepted(manifests, 20)).isEqualTo(20);
                ProcessHandle orphan = tripline.bus().orElseThrow();
                tripline.kill9();
                assertThat(orphan.isAlive()).isTrue();
                target.answerWith(200);

                tripline.start();
                tripline.awaitReady();

                await().atMost(Duration.ofSeconds(5)).until(() -> !orphan.isAlive());
                assertThat(tripline.bus()).isPresent().get().isNotEqualTo(orphan);
                assertThat(tripline.output()).contains("outlived a killed Tripline (pid " + orphan.pid() + ")");
                try (BusReader reader = tripline.reader()) {
                    await().atMost(Duration.ofSeconds(60)).until(reader::isIdle);
                    assertThat(reader.eventIds()).hasSize(20);
                    assertThat(reader.attempts().stream()
                                    .filter(attempt ->
                                            attempt.path("outcome").asText().equals("done")))
                            .hasSize(20);
                }
                assertThat(target.byKey()).hasSize(20);
            }
        }
    }

    @Test
    void aTerminationLetsRunningActionsEndAndStopsTheBus() throws Exception {
        Manifests manifests = Manifests.in(folder);
        try (RecordingTarget target = RecordingTarget.open()) {
            manifests.posting("slow", target.uri("/slow"), "a");
            target.answerAfter(Duration.ofSeconds(3));
            try (RunningTripline tripline = RunningTripline.with(manifests, folder)) {
                assertThat(accepted(manifests, 1)).isEqualTo(1);
                await().atMost(Duration.ofSeconds(5)).until(() -> target.posts().size() == 1);
                ProcessHandle bus = tripline.bus().orElseThrow();

                Duration took = tripline.stop();

                Figures.print(
                        "CommandLineIT", "SIGTERM with an action of 3 s under way: over in " + Figures.seconds(took));
                assertThat(took).isLessThan(Duration.ofSeconds(20));
                assertThat(target.answered()).isEqualTo(1);
                assertThat(bus.isAlive()).isFalse();

                tripline.start();
                tripline.awaitReady();
                try (BusReader reader = tripline.reader()) {
                    await().atMost(Duration.ofSeconds(30)).until(reader::isIdle);
                    assertThat(reader.attempts())
                            .singleElement()
                            .satisfies(attempt ->
                                    assertThat(attempt.path("outcome").asText()).isEqualTo("done"));
                }
                assertThat(target.posts()).hasSize(1);
            }
        }
    }

    @Test
    void noSuchFolderIsNotFound() {
        Command.Ended ended = Command.run(folder, "dev", "no-such-folder");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("no-such-folder");
        assertThat(Files.exists(folder.resolve(".tripline"))).isFalse();
    }

    private static int accepted(Manifests manifests, int events) {
        try (Load load = new Load(manifests.hook(), events, 1)) {
            load.start().finish(Duration.ofSeconds(10));
            return load.accepted();
        }
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(Ports.free(), 5, InetAddress.getLoopbackAddress());
    }
}
