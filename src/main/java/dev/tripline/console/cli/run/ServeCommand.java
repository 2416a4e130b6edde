package dev.tripline.console.cli.run;

import dev.tripline.console.terminal.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The same for production: a given bus, no conveniences. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Serves manifests on a JetStream server. Ends with exit code 4 when they have errors.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline serve manifests/ --bus nats://bus:4222 --secrets /run/secrets --log-format json",
        })
public final class ServeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
    private List<Path> paths = List.of();

    @Option(
            names = "--bus",
            paramLabel = "URL",
            required = true,
            description = "JetStream servers, nats://[user:password@]host:4222, several with commas (TRIPLINE_BUS)",
            defaultValue = "${env:TRIPLINE_BUS}")
    private String bus = "";

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        options.apply(paths, "0.0.0.0");
        ServerOptions.set("tripline.bus", Optional.of(bus));
        return Server.run();
    }
}
