package dev.tripline.chaos.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that can be killed, frozen, thawed and started again. What is left of them dies with the tests. Not thread-safe. */
public final class Child implements AutoCloseable {
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Process::destroyForcibly)));
    }

    private final String name;
    private final ProcessBuilder builder;
    private Optional<Process> process = Optional.empty();

    Child(String name, ProcessBuilder builder, Path output) {
        this.name = name;
        this.builder =
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    }

    public String name() {
        return name;
    }

    public void start() {
        try {
            Process started = builder.start();
            ALL.add(started);
            process = Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    public long pid() {
        return process.orElseThrow().pid();
    }

    /** SIGKILL: also ends what is frozen. */
    public void kill() {
        process.ifPresent(victim -> {
            victim.destroyForcibly();
            awaitEnd(GONE);
            ALL.remove(victim);
        });
    }

    /** Leaves false when it lives on. */
    public boolean awaitEnd(Duration atMost) {
        try {
            return process.isEmpty() || process.get().waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(GONE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
