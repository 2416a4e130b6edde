package dev.tripline.bus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Another Tripline: a Java process that holds a server, and can be killed without a chance to close it. */
final class ServerInAnotherProcess implements AutoCloseable {
    private final Process java;
    final long serverPid;

    private ServerInAnotherProcess(Process java, long serverPid) {
        this.java = java;
        this.serverPid = serverPid;
    }

    /** Runs in the other process: binary, and the data folder or "-" for a temporary one. */
    public static void main(String[] args) throws InterruptedException {
        Options options = args[1].equals("-") ? Options.temporary() : Options.in(Path.of(args[1]));
        EmbeddedServer server = EmbeddedServer.start(options.withBinary(Path.of(args[0])));
        System.out.println("server " + server.pid());
        new CountDownLatch(1).await();
    }

    static ServerInAnotherProcess start(String folder, Path temporary) throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAnotherProcess.class.getName(),
                        NatsBinary.path().toString(),
                        folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(java.getInputStream(), StandardCharsets.UTF_8));
        String line = Optional.ofNullable(out.readLine()).orElse("");
        assertThat(line).as("what the other process says").startsWith("server ");
        return new ServerInAnotherProcess(java, Long.parseLong(line.substring("server ".length())));
    }

    long pid() {
        return java.pid();
    }

    /** As kill -9 does it. */
    void kill() throws InterruptedException {
        java.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        java.destroyForcibly();
        ProcessHandle.of(serverPid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
