package dev.tripline.chaos.world;

import dev.tripline.it.kit.App;
import dev.tripline.it.kit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code tripline serve} in its process, with webhooks on a port of its own. */
public final class Replica implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(240);

    private final Child process;
    private final Path output;
    private final int api = Ports.free();
    private final int hooks;

    /**
     * @param app a folder like target/quarkus-app
     * @param points the folder whose files name the points at which to die
     * @param jvm further flags
     */
    public Replica(String name, Path app, Path folder, Nats nats, Target target, Path points, List<String> jvm) {
        this.hooks = Ports.free();
        this.output = folder.resolve(name + ".log");
        Path manifests = folder.resolve(name + "-manifests");
        write(manifests.resolve("sources.yaml"), resource("sources.yaml").replace("%PORT%", String.valueOf(hooks)));
        write(
                manifests.resolve("sensors.yaml"),
                resource("sensors.yaml").replace("%TARGET%", target.uri("").toString()));
        List<String> flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        flags.addAll(jvm.isEmpty() ? List.of("-Xmx384m") : jvm);
        ProcessBuilder builder = App.process(
                app,
                folder,
                flags,
                List.of(
                        "serve",
                        manifests.toString(),
                        "--bus",
                        nats.url(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(api)));
        builder.environment().put("CHAOS_POINTS", points.toString());
        this.process = new Child(name, builder, output);
    }

    private static String resource(String name) {
        try (var in = Replica.class.getResourceAsStream("/dev/tripline/chaos/" + name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves how long it took. */
    public Duration awaitReady() {
        return Wire.await(READY, this::isReady)
                .orElseThrow(() -> new AssertionError(process.name() + " is not ready within " + READY
                        + (process.isAlive() ? "" : "; it ended") + ": see " + output));
    }

    public boolean isReady() {
        return Wire.get(api("/q/health/ready")).isPresent();
    }

    public URI api(String path) {
        return URI.create("http://127.0.0.1:" + api + path);
    }

    public URI hook(String path) {
        return URI.create("http://127.0.0.1:" + hooks + path);
    }

    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
