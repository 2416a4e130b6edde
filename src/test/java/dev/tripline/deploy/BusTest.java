package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers of the bus are what docs/guarantees.md asks for, and the EventBus leads to them. */
class BusTest {
    private static final Path FOLDER = Path.of("K8s/events/argo-events/bus");

    private static Thing nats(String kind) {
        return Thing.in(FOLDER.resolve("nats.yaml")).stream()
                .filter(thing -> thing.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String config() {
        return Thing.in(FOLDER.resolve("config.yaml"))
                .getFirst()
                .at("/data")
                .get("nats.conf")
                .asText();
    }

    /** A password of digits alone would be read as a number. */
    @Test
    void theServerTakesItsConfiguration(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("nats.conf"), config());
        Program secret = Program.run(List.of("sh", "K8s/bus-secret.sh"), Map.of());
        Thing made = Thing.in("secret", secret.said()).getFirst();
        Program check = Program.run(
                List.of(Program.wanted("nats-server"), "-t", "-c", file.toString()),
                Map.of(
                        "POD_NAME",
                        "nats-0",
                        "BUS_USER",
                        made.text("/stringData/username"),
                        "BUS_PASSWORD",
                        made.text("/stringData/password")));
        assertThat(check.code()).as(check.complained()).isZero();
    }

    @Test
    void messagesAreOnTheDiskOfThreeServersBeforeTheyAreAcknowledged() {
        Thing servers = nats("StatefulSet");
        assertThat(config()).contains("sync_interval: always", "store_dir: /data");
        assertThat(servers.at("/spec/replicas").asInt()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(config()).contains("nats://nats-" + i + ".nats:6222");
        }
        assertThat(servers.text("/spec/serviceName")).isEqualTo("nats");
        assertThat(servers.text("/spec/persistentVolumeClaimRetentionPolicy/whenDeleted"))
                .isEqualTo("Retain");
        // Lame duck mode lasts 30 s and a while.
        assertThat(servers.podSpec().at("/terminationGracePeriodSeconds").asInt())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void theEventBusLeadsThere() {
        Thing bus = Thing.in(FOLDER.resolve("eventbus.yaml")).getFirst();
        assertThat(bus.name()).isEqualTo("default");
        Thing service = nats("Service");
        assertThat(bus.text("/spec/jetstreamExotic/url"))
                .isEqualTo("nats://" + service.name() + ":"
                        + service.at("/spec/ports/0/port").asInt());
    }

    @Test
    void aSecretIsNewEachTimeAndSaysTheSameTwice() throws Exception {
        Thing first = made();
        Thing second = made();
        assertThat(StrictKinds.complaint(first)).isEmpty();
        assertThat(first.text("/stringData/password"))
                .matches("[a-z][0-9a-f]{48}")
                .isNotEqualTo(second.text("/stringData/password"));
        Thing access =
                Thing.in("client-auth", first.text("/stringData/client-auth")).getFirst();
        assertThat(access.text("/username")).isEqualTo(first.text("/stringData/username"));
        assertThat(access.text("/password")).isEqualTo(first.text("/stringData/password"));
    }

    private static Thing made() throws Exception {
        return Thing.in(
                        "secret",
                        Program.run(List.of("sh", "K8s/bus-secret.sh"), Map.of())
                                .said())
                .getFirst();
    }
}
