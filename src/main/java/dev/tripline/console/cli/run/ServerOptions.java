package dev.tripline.console.cli.run;

import dev.tripline.console.terminal.Colors;
import dev.tripline.console.terminal.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * What {@code dev} and {@code serve} have in common. A flag wins over its variable, the variable over
 * config/application.properties.
 */
final class ServerOptions {
    enum LogFormat {
        TEXT,
        JSON
    }

    enum BusSync {
        ALWAYS,
        INTERVAL
    }

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "API, health and metrics (default 8420; TRIPLINE_PORT)",
            defaultValue = "${env:TRIPLINE_PORT}")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "address to listen on, for webhooks as well"
                    + " (default 127.0.0.1 for dev, 0.0.0.0 for serve; TRIPLINE_HOST)",
            defaultValue = "${env:TRIPLINE_HOST}")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data of the embedded bus (default .tripline; TRIPLINE_DATA)",
            defaultValue = "${env:TRIPLINE_DATA}")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description = "secrets as files DIR/<name>/<key>; they win over Secret documents (TRIPLINE_SECRETS)",
            defaultValue = "${env:TRIPLINE_SECRETS}")
    private Optional<Path> secrets = Optional.empty();

    @Option(
            names = "--bus-sync",
            paramLabel = "always|interval",
            description = "when the embedded bus writes to the disk: before each acknowledgement, or every two minutes"
                    + " (default always; TRIPLINE_BUS_SYNC)",
            defaultValue = "${env:TRIPLINE_BUS_SYNC}")
    private Optional<BusSync> busSync = Optional.empty();

    @Option(
            names = "--bus-replicas",
            paramLabel = "N",
            description = "how many servers of a cluster keep each stream (default: as many as keep the stream default,"
                    + " else up to 3; TRIPLINE_BUS_REPLICAS)",
            defaultValue = "${env:TRIPLINE_BUS_REPLICAS}")
    private Optional<Integer> busReplicas = Optional.empty();

    @Option(
            names = "--nats-server",
            paramLabel = "PATH",
            description = "the nats-server program for the embedded bus (default: from PATH; TRIPLINE_NATS_SERVER)",
            defaultValue = "${env:TRIPLINE_NATS_SERVER}")
    private Optional<String> natsServer = Optional.empty();

    @Option(
            names = "--event-bus",
            paramLabel = "NAME",
            description = "the EventBus whose manifests are served (default default; TRIPLINE_EVENT_BUS)",
            defaultValue = "${env:TRIPLINE_EVENT_BUS}")
    private Optional<String> eventBus = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description =
                    "the namespace of the manifests (default: without PATH the one of the kubeconfig's context or of"
                            + " the pod, else default; TRIPLINE_NAMESPACE)",
            defaultValue = "${env:TRIPLINE_NAMESPACE}")
    private Optional<String> namespace = Optional.empty();

    @Option(
            names = "--api-token-file",
            paramLabel = "FILE",
            description = "the token that lets callers from elsewhere write over the API; without it only those on this"
                    + " machine may (TRIPLINE_API_TOKEN_FILE)",
            defaultValue = "${env:TRIPLINE_API_TOKEN_FILE}")
    private Optional<Path> apiTokenFile = Optional.empty();

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description = "how to log (default text; TRIPLINE_LOG_FORMAT)",
            defaultValue = "${env:TRIPLINE_LOG_FORMAT}")
    private Optional<LogFormat> logFormat = Optional.empty();

    @Option(
            names = "--no-color",
            description = "no colours (also NO_COLOR, TERM=dumb, TRIPLINE_NO_COLOR=true)",
            defaultValue = "${env:TRIPLINE_NO_COLOR:-false}")
    private boolean noColor;

    /** What counts where no namespace was named. */
    void inNamespace(Supplier<String> own) {
        namespace = namespace.filter(name -> !name.isEmpty()).or(() -> Optional.of(own.get()));
    }

    /** Makes the options the runtime's configuration. */
    void apply(List<Path> paths, String defaultHost) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandFailure(CommandFailure.NOT_FOUND, "no such file or folder: " + path);
            }
        }
        if (apiTokenFile.filter(file -> !Files.isReadable(file)).isPresent()) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, "no such file: " + apiTokenFile.get());
        }
        set("tripline.api-token-file", apiTokenFile.map(Path::toString));
        set("tripline.paths", Optional.of(paths.stream().map(Path::toString).collect(Collectors.joining(","))));
        set("tripline.port", port.map(String::valueOf));
        String address = host.orElse(defaultHost);
        set("tripline.host", Optional.of(address));
        set("tripline.webhook.host", Optional.of(address));
        set("tripline.data", data.map(Path::toString));
        set("tripline.secrets.folder", secrets.map(Path::toString));
        set("tripline.bus-sync", busSync.map(sync -> sync.name().toLowerCase(Locale.ROOT)));
        set("tripline.bus-replicas", busReplicas.map(String::valueOf));
        set("tripline.nats-server", natsServer);
        set("tripline.event-bus", eventBus);
        set("tripline.namespace", namespace);
        set("tripline.color", Optional.of(Boolean.toString(Colors.wanted(noColor))));
        boolean json = logFormat.filter(LogFormat.JSON::equals).isPresent();
        set("quarkus.log.console.json.enabled", Optional.of(Boolean.toString(json)));
    }

    static void set(String property, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> System.setProperty(property, text));
    }
}
