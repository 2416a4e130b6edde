package dev.tripline.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a runtime is told from outside: by flags, by {@code TRIPLINE_…} variables, or by config/application.properties. */
@ConfigMapping(prefix = "tripline")
public interface Settings {
    /** Files and folders with manifests. */
    Optional<List<Path>> paths();

    /** Manifests come from the API server, and so does the bus's address unless it is given. */
    @WithDefault("false")
    boolean cluster();

    /** URL of a JetStream server; none starts the embedded one. */
    Optional<String> bus();

    /** Where the embedded bus keeps its data. */
    @WithDefault(".tripline")
    Path data();

    /** Keep nothing after the end. */
    @WithDefault("false")
    boolean ephemeral();

    /** Path of the nats-server program. */
    @WithDefault("nats-server")
    String natsServer();

    /** {@code always}: every event is on the disk before its sender hears 200; {@code interval}: within two minutes. */
    @WithDefault("always")
    String busSync();

    /** How many servers of a cluster keep each stream; none lets Tripline choose. */
    OptionalInt busReplicas();

    /** With the conveniences of a laptop: broken manifests at the start are waited for, not fatal. */
    @WithDefault("false")
    boolean dev();

    /** How long the drain may take at the end, in seconds. */
    @WithDefault("20")
    int drainSeconds();
}
