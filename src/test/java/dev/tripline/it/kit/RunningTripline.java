package dev.tripline.it.kit;

import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** {@code tripline dev} in a process of its own, with its data below a folder that outlives it. Not thread-safe. */
public final class RunningTripline implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STOPPED = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final Path folder;
    private final Path workFolder;
    private final int apiPort = Ports.free();
    private final List<String> arguments;
    private Optional<Process> process = Optional.empty();

    private RunningTripline(Path folder, Path workFolder, List<String> arguments) {
        this.folder = folder;
        this.workFolder = workFolder;
        this.arguments = new ArrayList<>(arguments);
        this.arguments.addAll(List.of("--port", String.valueOf(apiPort), "--data", data().toString()));
    }

    /**
     * Starts with manifests of one's own, and perhaps further arguments, and waits until it is ready. Its bus leaves writing
     * to the system, since killing a process loses nothing of that and a disk may take milliseconds for each message.
     */
    public static RunningTripline with(Manifests manifests, Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--bus-sync", "interval"));
        arguments.addAll(List.of(more));
        return asPeopleDo(manifests, folder, arguments.toArray(String[]::new));
    }

    /** The same with manifests that lie in a folder already. */
    public static RunningTripline with(Path manifests, Path folder) {
        return new RunningTripline(folder, folder, List.of("dev", manifests.toString(), "--bus-sync", "interval"))
                .started();
    }

    /** The same with no argument that was not given. */
    public static RunningTripline asPeopleDo(Manifests manifests, Path folder, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("dev", manifests.folder().toString()));
        arguments.addAll(List.of(more));
        return new RunningTripline(folder, folder, arguments).started();
    }

    /** Starts with folders of the checkout, from the checkout, as people do. */
    public static RunningTripline ofCheckout(Path folder, String... paths) {
        List<String> arguments = new ArrayList<>(List.of("dev"));
        arguments.addAll(List.of(paths));
        return new RunningTripline(folder, App.home(), arguments).started();
    }

    private RunningTripline started() {
        start();
        boolean ready = false;
        try {
            awaitReady();
            ready = true;
            return this;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** Again, with the same data and ports. */
    public void start() {
        try {
            process = Optional.of(App.process(workFolder, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(outputFile().toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        try {
            await().atMost(READY)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast("the process ended", () -> !isAlive())
                    .until(this::isReady);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("tripline is not ready (" + e.getMessage() + "); it said:\n" + output(), e);
        }
    }

    public boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** As if the power went, for this process alone: its bus lives on. */
    public void kill9() {
        Process victim = process.orElseThrow();
        victim.destroyForcibly();
        waitFor(victim, STOPPED);
    }

    /** SIGTERM. Leaves how long it took to end. */
    public Duration stop() {
        long begin = System.nanoTime();
        Process stopping = process.orElseThrow();
        stopping.destroy();
        if (!waitFor(stopping, STOPPED)) {
            throw new AssertionError("tripline did not end within " + STOPPED.toSeconds() + " s:\n" + output());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static boolean waitFor(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Of the embedded bus, as its file says it now. */
    public Optional<ProcessHandle> bus() {
        try {
            String pid = Files.readString(data().resolve("bus/nats-server.pid")).strip();
            return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public BusReader reader() {
        return BusReader.of(data().resolve("bus"));
    }

    public HttpResponse<String> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(api().resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    public Path data() {
        return folder.resolve("data");
    }

    private Path outputFile() {
        return folder.resolve("tripline-output.txt");
    }

    /** All that was said, by all processes. */
    public String output() {
        try {
            return Files.readString(outputFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what is still there: a bus is stopped by its owner, or here if that was killed. */
    @Override
    public void close() {
        Optional<ProcessHandle> bus = bus();
        process.filter(Process::isAlive).ifPresent(running -> {
            running.destroy();
            if (!waitFor(running, STOPPED)) {
                running.destroyForcibly();
            }
        });
        bus.filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").contains("nats-server"))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
