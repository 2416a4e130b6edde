package dev.tripline.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when the server cannot run. The programs here are scripts, since they must misbehave. */
class ServerStartFailuresTest {
    @TempDir
    Path data;

    private Path script(String text) throws IOException {
        Path script = data.resolve("nats-server");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void start(Path binary) {
        EmbeddedServer.start(Options.in(data.resolve("d")).withBinary(binary).withReadyWithin(Duration.ofMillis(700)))
                .close();
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> start(data.resolve("nowhere/nats-server")))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("install");
        assertThatThrownBy(() -> start(Path.of("no-such-server-anywhere"))).hasMessageContaining("in PATH");
    }

    @Test
    void anOldServerIsRefused() throws IOException {
        Path old = script("echo 'nats-server: v2.8.4'");

        assertThatThrownBy(() -> start(old)).hasMessageContaining("2.8.4").hasMessageContaining("2.9.0");
    }

    @Test
    void anotherProgramIsRefused() throws IOException {
        Path other = script("echo hello");

        assertThatThrownBy(() -> start(other)).hasMessageContaining("version");
    }

    @Test
    void aServerThatEndsSaysWhyWithoutThePassword() throws IOException {
        Path broken = script(
                "[ \"$1\" = --version ] && echo v2.10.0 && exit; echo no space left; grep password \"$2\"; exit 3");

        assertThatThrownBy(() -> start(broken))
                .hasMessageContaining("code 3")
                .hasMessageContaining("no space left")
                .hasMessageContaining("password: \"(password)\"");
        assertThatThrownBy(() -> start(broken)).as("the folder is free again").hasMessageContaining("code 3");
    }

    @Test
    void aServerThatHangsIsStopped() throws IOException {
        Path hanging = script("[ \"$1\" = --version ] && echo v2.10.0 && exit; echo $$ > \"$2.pid\"; exec sleep 60");

        assertThatThrownBy(() -> start(hanging)).hasMessageContaining("not ready within 700 ms");
        long pid = Long.parseLong(
                Files.readString(data.resolve("d/bus/nats-server.conf.pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void syncAlwaysIsOnlySaidToServersThatKnowIt() throws IOException {
        ServerFiles files = ServerFiles.in(data);
        Credentials credentials = Credentials.random();

        assertThat(new ServerConfig(files, credentials, ServerBinary.Version.parse("v2.9.25"), true, -1).text())
                .doesNotContain("sync_interval", "logfile_max_num");
        assertThat(new ServerConfig(files, credentials, ServerBinary.Version.parse("v2.10.0-RC.1"), true, -1).text())
                .contains("sync_interval: always");
        assertThat(new ServerConfig(files, credentials, ServerBinary.Version.parse("v2.15.2"), false, -1).text())
                .doesNotContain("sync_interval");
    }
}
