package dev.tripline.it.kit;

import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.client.kubernetes.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code tripline serve} without a path in a process of its own, as a pod of the namespace {@code events}. Not thread-safe. */
public final class InCluster implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Path folder;
    private final Supplier<String> kubeconfig;
    private final String pod;
    private final int api = Ports.free();
    private final Map<String, String> environment = new HashMap<>();
    private String host = "127.0.0.1";
    private Optional<Process> process = Optional.empty();

    /** As somebody who may do everything. */
    public InCluster(Path folder, TestCluster server, String pod) {
        this(folder, () -> server.kubeconfig("events"), pod);
    }

    private InCluster(Path folder, Supplier<String> kubeconfig, String pod) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
        this.pod = pod;
    }

    /** A variable of the environment, for the next starts. */
    public InCluster with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Another address of this machine, as each pod has one of its own; for the next starts. */
    public InCluster at(String address) {
        host = address;
        return this;
    }

    /** As the service account {@code tripline} of the namespace, with the rights that were given to it. */
    public static InCluster withRights(Path folder, FaultyCluster server, String pod) {
        return new InCluster(folder, () -> server.kubeconfigOf("events", "tripline"), pod);
    }

    public void start(String... more) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", String.valueOf(api), "--host", host));
        arguments.addAll(List.of(more));
        try {
            ProcessBuilder builder = App.process(folder, arguments);
            Path file = folder.resolve(pod + ".kubeconfig");
            Files.writeString(file, kubeconfig.get());
            builder.environment().put("KUBECONFIG", file.toString());
            builder.environment().put("POD_NAME", pod);
            builder.environment().putAll(environment);
            process = Optional.of(builder.redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(outputFile().toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path outputFile() {
        return folder.resolve(pod + ".txt");
    }

    public String output() {
        try {
            return Files.exists(outputFile()) ? Files.readString(outputFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        await().atMost(READY)
                .pollInterval(Duration.ofMillis(50))
                .failFast(
                        "the process ended, see " + outputFile(),
                        () -> process.filter(Process::isAlive).isEmpty())
                .until(() -> send(HttpRequest.newBuilder(URI.create(url("/q/health/ready")))) == 200);
    }

    /** At the port of the API. */
    public String url(String path) {
        return "http://" + host + ":" + api + path;
    }

    public String get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** @return the status; 0 when there is no answer */
    public static int send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As a kubelet begins to: SIGTERM. Returns at once. */
    public void terminate() {
        process.orElseThrow().destroy();
    }

    /** @return the exit code */
    public int awaitEnd(Duration bound) throws InterruptedException {
        Process running = process.orElseThrow();
        if (!running.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + bound);
        }
        return running.exitValue();
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(40, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }
}
