package dev.tripline.source.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Event;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceVectors;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager: {@code TRIPLINE_ALERTMANAGER}, or the one on the {@code PATH}. Without one the test says so and is skipped. */
class RealAlertmanagerTest {
    private static final String NAMES = "prometheus-alertmanager, alertmanager";

    private final FrontDoor door = new FrontDoor(secrets -> List.of(new AlertmanagerSource(Clock.systemUTC())));
    private final int port = FrontDoor.freePort();
    private final int alertmanagerPort = FrontDoor.freePort();
    private final String startsAt = Instant.now().minusSeconds(5).toString();
    private Optional<Process> alertmanager = Optional.empty();

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Optional<String> binary = binary();
        Assumptions.assumeTrue(binary.isPresent(), "there is no Alertmanager (TRIPLINE_ALERTMANAGER, " + NAMES + ")");
        door.serve("es", """
                {"alertmanager": {"ev": {"webhook": {"port": "%d", "endpoint": "/in"}}}}""".formatted(port));
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: events, group_by: [service], group_wait: 1s, group_interval: 1s, repeat_interval: 2s}
                receivers:
                  - name: events
                    webhook_configs: [{url: 'http://127.0.0.1:%d/in', send_resolved: true}]
                """.formatted(port));
        alertmanager = Optional.of(new ProcessBuilder(
                        binary.get(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + alertmanagerPort,
                        "--cluster.listen-address=",
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start());
        await().until(this::isReady);
        assertThat(alertmanager.get().isAlive())
                .as(() -> "Alertmanager runs: " + read(folder.resolve("log")))
                .isTrue();
    }

    private boolean isReady() {
        try {
            return !alertmanager.orElseThrow().isAlive()
                    || door.send(HttpRequest.newBuilder(FrontDoor.url(alertmanagerPort, "/-/ready")))
                                    .statusCode()
                            == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> binary() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<String> found = Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of(NAMES.split(", ")).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString);
        return Stream.concat(Stream.ofNullable(System.getenv("TRIPLINE_ALERTMANAGER")), found)
                .findFirst();
    }

    @AfterEach
    void stop() throws InterruptedException {
        alertmanager.ifPresent(Process::destroy);
        if (alertmanager.isPresent()) {
            alertmanager.get().waitFor();
        }
        door.close();
    }

    private void tell(String name, String... more) {
        String alert = """
                [{"labels": {"alertname": "%s", "service": "checkout", "severity": "page", "note": "Grüße <>"},
                  "startsAt": "%s"%s}]""".formatted(name, startsAt, String.join("", more));
        assertThat(door.send(HttpRequest.newBuilder(FrontDoor.url(alertmanagerPort, "/api/v2/alerts"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(alert)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static JsonNode body(Event event) {
        try {
            return SourceVectors.JSON.readTree(event.body().bytes()).path("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> told() {
        return door.bus.stored().stream()
                .map(event -> body(event).at("/alert/labels/alertname").asText() + " "
                        + body(event).path("state").asText())
                .distinct()
                .toList();
    }

    private long identities() {
        return door.bus.stored().stream().map(Event::id).distinct().count();
    }

    @Test
    void firing_repeated_mixed_refused_and_resolved() {
        tell("Burn");
        tell("Slow");
        await().until(() -> told().containsAll(List.of("Burn firing", "Slow firing")));
        int before = door.bus.stored().size();
        await().atMost(Duration.ofSeconds(20)).until(() -> door.bus.stored().size() > before);
        assertThat(identities()).as("what is told again is known").isEqualTo(2);
        assertThat(door.bus.stored())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(
                                body(event).at("/alert/fingerprint").asText())
                        .isEqualTo(Fingerprint.of(SourceVectors.JSON.convertValue(
                                body(event).at("/alert/labels"), new TypeReference<>() {}))));

        door.bus.refuse();
        int offered = door.bus.offered().size();
        tell("Burn", ", \"endsAt\": \"" + Instant.now().minusSeconds(1) + "\"");
        await().atMost(Duration.ofSeconds(20)).until(() -> door.bus.offered().size() > offered + 1);
        assertThat(told()).doesNotContain("Burn resolved");
        door.bus.store();
        await().atMost(Duration.ofSeconds(20)).until(() -> told().contains("Burn resolved"));
        assertThat(body(door.bus.stored().getLast()).at("/group/receiver").asText())
                .isEqualTo("events");

        tell("Slow", ", \"endsAt\": \"" + Instant.now().minusSeconds(1) + "\"");
        await().atMost(Duration.ofSeconds(20)).until(() -> told().contains("Slow resolved"));
        assertThat(told()).containsExactlyInAnyOrder("Burn firing", "Slow firing", "Burn resolved", "Slow resolved");
        assertThat(identities()).isEqualTo(4);
    }
}
