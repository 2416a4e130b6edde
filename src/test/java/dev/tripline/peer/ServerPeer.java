package dev.tripline.peer;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real server in a process of its own that a test starts on loopback. Where it is not installed the test says so and is skipped. */
public final class ServerPeer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final List<String> command;
    private final URI ready;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    private ServerPeer(List<String> command, URI ready, Path log) {
        this.command = command;
        this.ready = ready;
        this.log = log;
    }

    /** Prometheus with a configuration of one's own: {@code TRIPLINE_PROMETHEUS}, or the one on the {@code PATH}. */
    public static ServerPeer prometheus(Path folder, int port, String config) {
        return new ServerPeer(
                List.of(
                        prometheusBinary(),
                        "--config.file=" + write(folder.resolve("prometheus.yml"), config),
                        "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.external-url=http://prometheus.example.com/",
                        "--web.route-prefix=/",
                        "--log.level=error"),
                URI.create("http://127.0.0.1:" + port + "/-/ready"),
                folder.resolve("prometheus.log"));
    }

    /** Alertmanager, likewise: {@code TRIPLINE_ALERTMANAGER}, or the one on the {@code PATH}. */
    public static ServerPeer alertmanager(Path folder, int port, String config) {
        return new ServerPeer(
                List.of(
                        alertmanagerBinary(),
                        "--config.file=" + write(folder.resolve("alertmanager.yml"), config),
                        "--storage.path=" + folder.resolve("alertmanager-data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--web.external-url=http://alertmanager.example.com/",
                        "--web.route-prefix=/",
                        "--log.level=error"),
                URI.create("http://127.0.0.1:" + port + "/-/ready"),
                folder.resolve("alertmanager.log"));
    }

    /** Skips the test where one of them is missing, before it has begun with anything. */
    public static void assumePrometheusAndAlertmanager() {
        prometheusBinary();
        alertmanagerBinary();
    }

    private static String prometheusBinary() {
        return binary("TRIPLINE_PROMETHEUS", "prometheus");
    }

    private static String alertmanagerBinary() {
        return binary("TRIPLINE_ALERTMANAGER", "prometheus-alertmanager", "alertmanager");
    }

    private static String binary(String variable, String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<String> found = Stream.concat(
                        Stream.ofNullable(System.getenv(variable)),
                        Stream.of(path.split(File.pathSeparator))
                                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                                .filter(Files::isExecutable)
                                .map(Path::toString))
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                "there is no " + names[0] + " (" + variable + ", or one of " + Arrays.toString(names)
                        + " on the PATH)");
        return found.orElseThrow();
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is ready. May be called again after {@link #stop}: it goes on with what it has stored. */
    public ServerPeer start() {
        try {
            Process started = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = Optional.of(started);
            await().alias(command.getFirst() + " is ready")
                    .atMost(READY)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !started.isAlive() || isReady());
            if (!started.isAlive()) {
                throw new AssertionError(command.getFirst() + " ended: " + Files.readString(log));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** SIGTERM, and SIGKILL when that is not enough. */
    public void stop() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(5, TimeUnit.SECONDS)) {
                    running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        stop();
    }
}
