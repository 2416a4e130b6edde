package dev.tripline.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir
    Path data;

    private final List<ServerEvent> events = new CopyOnWriteArrayList<>();

    private Options options() {
        return Options.in(data).withBinary(NatsBinary.path()).withListener(events::add);
    }

    private static Connection connect(EmbeddedServer server) throws IOException, InterruptedException {
        return Nats.connect(new io.nats.client.Options.Builder()
                .server(server.url().toString())
                .userInfo(
                        server.credentials().user().toCharArray(),
                        server.credentials().password())
                .reconnectWait(Duration.ofMillis(50))
                .maxReconnects(-1)
                .build());
    }

    private static void store(Connection connection, String text) throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder().name("S").subjects("s").build());
        connection.jetStream().publish("s", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stored(Connection connection) throws Exception {
        return new String(connection.jetStreamManagement().getMessage("S", 1).getData(), StandardCharsets.UTF_8);
    }

    @Test
    void startsWithJetStreamAndTakesWhatAnEventNeeds() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(options());
                Connection connection = connect(server)) {
            store(connection, "x".repeat(3 * 1024 * 1024));

            assertThat(stored(connection)).hasSize(3 * 1024 * 1024);
            assertThat(connection.getServerInfo().getVersion()).isEqualTo(server.version());
            assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(events)
                    .containsExactly(
                            new ServerEvent.Started(server.pid(), server.url().getPort()));
        }
    }

    @Test
    void thePasswordIsRequiredAndNotShown() {
        try (EmbeddedServer server = EmbeddedServer.start(options())) {
            String password = String.valueOf(server.credentials().password());

            assertThatThrownBy(() -> Nats.connect(server.url().toString())).isInstanceOf(AuthenticationException.class);
            assertThat(password).hasSize(64);
            assertThat(server.credentials().toString()).doesNotContain(password);
            assertThat(server.toString()).doesNotContain(password);
        }
    }

    @Test
    void onlyTheOwnerCanReadItsFilesAndThePasswordGoesOnClose() throws Exception {
        Path config = data.resolve("bus/nats-server.conf");
        try (EmbeddedServer server = EmbeddedServer.start(options())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("bus"))))
                    .isEqualTo("rwx------");
            assertThat(server.log()).exists();
        }
        assertThat(config).doesNotExist();
    }

    @Test
    void dataOutlivesACloseAndSyncAlwaysIsTaken() throws Exception {
        Options synced = options().withSyncAlways(true);
        long pid;
        try (EmbeddedServer server = EmbeddedServer.start(synced);
                Connection connection = connect(server)) {
            pid = server.pid();
            store(connection, "kept");
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        try (EmbeddedServer server = EmbeddedServer.start(synced);
                Connection connection = connect(server)) {
            assertThat(stored(connection)).isEqualTo("kept");
        }
    }

    @Test
    void aKilledServerComesBackAtTheSamePortWithItsData() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(options());
                Connection connection = connect(server)) {
            store(connection, "kept");
            long killed = server.pid();
            int port = server.url().getPort();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            // The dying server may still answer: what counts is what its successor says.
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> events.stream().anyMatch(ServerEvent.Restarted.class::isInstance));
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> stored(connection).equals("kept"));

            assertThat(server.pid()).isNotEqualTo(killed);
            assertThat(events).hasSize(3).contains(new ServerEvent.Died(killed, 137));
            assertThat(events.getLast()).isInstanceOfSatisfying(ServerEvent.Restarted.class, restarted -> {
                assertThat(restarted.port()).isEqualTo(port);
                assertThat(restarted.attempts()).isEqualTo(1);
            });
        }
        await().during(Duration.ofMillis(300)).until(() -> events.size() == 3);
    }

    @Test
    void closingWhileItRestartsLeavesNothingBehind() {
        EmbeddedServer server = EmbeddedServer.start(options());
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        await().until(() -> events.stream().anyMatch(ServerEvent.Died.class::isInstance));
        server.close();
        server.close();

        assertThat(server.isAlive()).isFalse();
        EmbeddedServer.start(options()).close();
    }

    @Test
    void whatAKilledTriplineLeftIsReplacedWithoutLoss() throws Exception {
        EmbeddedServer first = EmbeddedServer.start(options());
        try (Connection connection = connect(first)) {
            store(connection, "kept");
        }
        first.close();
        try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data.toString(), data)) {
            other.kill();
            assertThat(ProcessHandle.of(other.serverPid).filter(ProcessHandle::isAlive))
                    .isPresent();

            try (EmbeddedServer server = EmbeddedServer.start(options());
                    Connection connection = connect(server)) {
                assertThat(events).contains(new ServerEvent.OrphanStopped(other.serverPid));
                assertThat(server.pid()).isNotEqualTo(other.serverPid);
                assertThat(stored(connection)).isEqualTo("kept");
            }
        }
    }

    @Test
    void anOrphanIsFoundWithoutItsPidFile() throws Exception {
        try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data.toString(), data)) {
            other.kill();
            Files.delete(data.resolve("bus/nats-server.pid"));
            EmbeddedServer.start(options()).close();

            assertThat(events).contains(new ServerEvent.OrphanStopped(other.serverPid));
        }
    }

    @Test
    void aPidFileThatNamesAStrangerHarmsNobody() throws Exception {
        Files.createDirectories(data.resolve("bus"));
        Files.writeString(
                data.resolve("bus/nats-server.pid"),
                String.valueOf(ProcessHandle.current().pid()));
        EmbeddedServer.start(options()).close();

        assertThat(events).hasSize(1);
    }

    @Test
    void aFolderInUseByAnotherTriplineIsRefused() throws Exception {
        try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data.toString(), data)) {
            assertThatThrownBy(() -> EmbeddedServer.start(options()))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("pid " + other.pid())
                    .hasMessageContaining("--data");
            assertThat(ProcessHandle.of(other.serverPid).filter(ProcessHandle::isAlive))
                    .isPresent();
        }
    }

    @Test
    void aFolderInUseByThisProcessIsRefusedAndStaysLocked() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(options())) {
            assertThatThrownBy(() -> EmbeddedServer.start(options())).hasMessageContaining("this process");
            assertThat(server.isAlive()).isTrue();
        }
        EmbeddedServer.start(options()).close();
    }

    @Test
    void temporaryDataIsGoneAfterClose() {
        Path bus;
        try (EmbeddedServer server = EmbeddedServer.start(Options.temporary().withBinary(NatsBinary.path()))) {
            bus = server.log().getParent();
            assertThat(bus).exists();
        }
        assertThat(bus.getParent()).doesNotExist();
    }

    @Test
    void temporaryDataOfAKilledTriplineIsClearedAway() throws Exception {
        try (ServerInAnotherProcess other = ServerInAnotherProcess.start("-", data)) {
            TemporaryFolder.sweep(data, data, Instant.now().plusSeconds(120));
            assertThat(temporaryFolders()).as("in use").hasSize(1);
            other.kill();
            TemporaryFolder.sweep(data, data, Instant.now());
            assertThat(temporaryFolders()).as("too young").hasSize(1);
            Path lock = temporaryFolders().getFirst().resolve("tripline.lock");
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(120)));
            TemporaryFolder.sweep(data, data, Instant.now());

            assertThat(temporaryFolders()).isEmpty();
            await().until(() -> ProcessHandle.of(other.serverPid)
                    .filter(ProcessHandle::isAlive)
                    .isEmpty());
        }
    }

    private List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> found = Files.list(data)) {
            return found.filter(p -> p.getFileName().toString().startsWith("tripline-bus-"))
                    .toList();
        }
    }
}
