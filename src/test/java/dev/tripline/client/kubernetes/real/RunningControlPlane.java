package dev.tripline.client.kubernetes.real;

import static org.awaitility.Awaitility.await;

import dev.tripline.it.kit.Ports;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Both programs, started and ended by their own process handles, in a folder that is deleted at the end. */
final class RunningControlPlane implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(120);

    private final ControlPlane plane;
    private final List<Process> processes = new ArrayList<>();

    private RunningControlPlane(ControlPlane plane) {
        this.plane = plane;
    }

    /** @param binaries the folder of both */
    static RunningControlPlane start(Path binaries) {
        try {
            ControlPlane plane = new ControlPlane(
                    binaries.resolve("etcd"),
                    binaries.resolve("kube-apiserver"),
                    Files.createTempDirectory("control-plane"),
                    Ports.free(),
                    Ports.free(),
                    Ports.free());
            Files.writeString(plane.tokens(), ControlPlane.TOKEN + ",tests,1,\"system:masters\"\n");
            Files.writeString(plane.accountKey(), accountKey());
            RunningControlPlane running = new RunningControlPlane(plane);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            running.run("etcd", plane.etcdCommand());
            running.run("kube-apiserver", plane.apiServerCommand());
            try {
                await().atMost(READY)
                        .pollInterval(Duration.ofMillis(200))
                        .failFast("it ended", () -> !running.processes.stream().allMatch(Process::isAlive))
                        .until(running::isReady);
            } catch (ConditionTimeoutException | TerminalFailureException e) {
                String said = running.said();
                running.close();
                throw new AssertionError("no API server (" + e.getMessage() + "); the programs said:\n" + said, e);
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String accountKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String name, List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .directory(plane.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(plane.log(name).toFile())
                .start());
    }

    private boolean isReady() {
        if (!Files.exists(plane.certificates().resolve("apiserver.crt"))) {
            return false;
        }
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(plane.kubeconfig("default")))
                .build()) {
            return "ok".equals(client.raw("/readyz"));
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(plane.log("etcd")) + Files.readString(plane.log("kube-apiserver"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    String kubeconfig(String namespace) {
        return plane.kubeconfig(namespace);
    }

    /** The API server first. Can be called twice. */
    @Override
    public void close() {
        try {
            for (Process process : processes.reversed()) {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                }
            }
            if (Files.exists(plane.folder())) {
                try (Stream<Path> files = Files.walk(plane.folder())) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
