package dev.tripline.bus.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * How the server is run.
 *
 * @param binary a path, or a bare name that is looked up in PATH
 * @param dataDir the data folder; the server's files are in its {@code bus} folder. Not used when ephemeral
 * @param ephemeral keep the data in a temporary folder that is deleted on close
 * @param syncAlways fsync every message before it is acknowledged; without effect before server 2.10
 * @param readyWithin how long a start may take
 * @param listener hears of every start and death, on the thread that supervises; must not block
 * @param jitter spreads the back-off
 */
public record Options(
        Path binary,
        Path dataDir,
        boolean ephemeral,
        boolean syncAlways,
        Duration readyWithin,
        Consumer<ServerEvent> listener,
        RandomGenerator jitter) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);

    /** Data that stays. */
    public static Options in(Path dataDir) {
        return new Options(
                Path.of("nats-server"), dataDir, false, false, READY_WITHIN, event -> {}, RandomGenerator.getDefault());
    }

    /** Data that goes on close. */
    public static Options temporary() {
        return new Options(
                Path.of("nats-server"),
                Path.of(""),
                true,
                false,
                READY_WITHIN,
                event -> {},
                RandomGenerator.getDefault());
    }

    public Options withBinary(Path path) {
        return new Options(path, dataDir, ephemeral, syncAlways, readyWithin, listener, jitter);
    }

    public Options withSyncAlways(boolean always) {
        return new Options(binary, dataDir, ephemeral, always, readyWithin, listener, jitter);
    }

    public Options withListener(Consumer<ServerEvent> hears) {
        return new Options(binary, dataDir, ephemeral, syncAlways, readyWithin, hears, jitter);
    }

    public Options withReadyWithin(Duration time) {
        return new Options(binary, dataDir, ephemeral, syncAlways, time, listener, jitter);
    }
}
