package dev.tripline.chaos.world;

import dev.tripline.it.kit.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link TargetMain} in its process, and its ledger. */
public final class Target implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(15);

    private final Child process;
    private final int port = Ports.free();
    private final Path ledger;

    private Target(Path folder) {
        this.ledger = folder.resolve("target-ledger.tsv");
        Path classes = Path.of(URI.create(TargetMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        classes.toString(),
                        TargetMain.class.getName(),
                        String.valueOf(port),
                        ledger.toString()))
                .directory(folder.toFile());
        this.process = new Child("target", builder, folder.resolve("target.log"));
    }

    public static Target start(Path folder) {
        Target target = new Target(folder);
        target.process.start();
        target.awaitReady();
        return target;
    }

    /** Takes everything again. Leaves how long that took. */
    public Duration awaitReady() {
        return Wire.await(READY, () -> Wire.get(uri("/-/mode?ok")).isPresent())
                .orElseThrow(() -> new AssertionError("the target does not answer within " + READY));
    }

    /** From now on: ok, fail, slow or hang. */
    public void behave(String mode) {
        Wire.get(uri("/-/mode?" + mode));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Child process() {
        return process;
    }

    public Path ledger() {
        return ledger;
    }

    @Override
    public void close() {
        process.close();
    }
}
