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

/** A whole platform on a laptop. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Serves manifests with an embedded bus, reloads them on save, and tells what becomes of each event.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline dev                         examples/hello, data in .tripline",
            "  tripline dev manifests/ --ephemeral  your manifests, nothing kept",
        })
public final class DevCommand implements Callable<Integer> {
    static final Path HELLO = Path.of("examples", "hello");

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders (default examples/hello)")
    private List<Path> paths = List.of();

    @Option(names = "--ephemeral", description = "keep no data after the end")
    private boolean ephemeral;

    @Option(
            names = "--bus",
            paramLabel = "URL",
            description = "use this JetStream server instead of an embedded one (TRIPLINE_BUS)",
            defaultValue = "${env:TRIPLINE_BUS}")
    private Optional<String> bus = Optional.empty();

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        options.apply(paths.isEmpty() ? List.of(hello()) : paths, "127.0.0.1");
        ServerOptions.set("tripline.bus", bus);
        ServerOptions.set("tripline.dev", Optional.of("true"));
        ServerOptions.set("tripline.ephemeral", Optional.of(Boolean.toString(ephemeral)));
        return Server.run();
    }

    /** Seen from here, or from where the launcher lives. */
    private static Path hello() {
        String home = System.getProperty("tripline.home", "");
        return HELLO.toFile().exists() || home.isEmpty() ? HELLO : Path.of(home).resolve(HELLO);
    }
}
