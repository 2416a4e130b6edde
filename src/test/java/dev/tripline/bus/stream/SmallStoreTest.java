package dev.tripline.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusAddress;
import dev.tripline.bus.embedded.NatsBinary;
import io.nats.client.JetStreamManagement;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A laptop whose disk is nearly full, or a server that was given little. */
@Timeout(60)
class SmallStoreTest {
    @TempDir
    private Path folder;

    @Test
    void streams_are_made_as_big_as_there_is_room_and_it_is_said() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("small.conf"), """
                listen: "127.0.0.1:%d"
                jetstream { store_dir: "%s", max_file_store: 1GB }
                """.formatted(port, folder.resolve("store")));
        Process server = new ProcessBuilder(NatsBinary.path().toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Bus bus = new Bus();
        try {
            bus.connect(BusAddress.of("nats://127.0.0.1:" + port));
            List<String> reports = new StreamReconciler(bus).reconcile();

            JetStreamManagement management = bus.management();
            assertThat(management.getStreamNames())
                    .containsExactlyInAnyOrder(
                            "default", "TRIPLINE_ACTIONS", "TRIPLINE_LEDGER", "TRIPLINE_DEAD", "KV_TRIPLINE_STATE");
            assertThat(management.getStreamInfo("default").getConfiguration().getMaxBytes())
                    .isEqualTo(128L << 20);
            assertThat(reports)
                    .anySatisfy(report -> assertThat(report)
                            .contains("default", "may hold a 16th of what they should", "max_file_store"));
            assertThat(new StreamReconciler(bus).reconcile()).allMatch(report -> report.contains("refuses the change"));
        } finally {
            bus.close();
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
