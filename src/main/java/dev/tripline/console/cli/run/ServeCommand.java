package dev.tripline.console.cli.run;

import dev.tripline.catalog.kubernetes.ClusterConfig;
import dev.tripline.console.terminal.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same for production: a given bus, no conveniences. Without a path the manifests come from the API server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Serves manifests on a JetStream server.",
            "Without PATH: the objects of a namespace, from the API server that a kubeconfig or the pod's service account"
                    + " names; what has errors is refused and says so in its status.",
            "With PATH: ends with exit code 4 when manifests have errors."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline serve --namespace events                             from the API server",
            "  tripline serve manifests/ --bus nats://bus:4222 --secrets /run/secrets --log-format json",
        })
public final class ServeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders")
    private List<Path> paths = List.of();

    @Option(
            names = "--bus",
            paramLabel = "URL",
            description = "JetStream servers, nats://[user:password@]host:4222, several with commas; needed with PATH,"
                    + " without it the EventBus object says where the bus is (TRIPLINE_BUS)",
            defaultValue = "${env:TRIPLINE_BUS}")
    private Optional<String> bus = Optional.empty();

    @Option(
            names = "--install-crds",
            description =
                    "create the custom resource definitions that the API server has not" + " (TRIPLINE_INSTALL_CRDS)",
            defaultValue = "${env:TRIPLINE_INSTALL_CRDS:-false}")
    private boolean installCrds;

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        bus = bus.filter(url -> !url.isBlank());
        if (paths.isEmpty()) {
            fromCluster();
        } else if (bus.isEmpty()) {
            throw wrong("--bus is missing: give the URL of a JetStream server, for example --bus nats://bus:4222");
        }
        options.apply(paths, "0.0.0.0");
        ServerOptions.set("tripline.bus", bus);
        return Server.run();
    }

    private void fromCluster() {
        Map<String, String> environment = System.getenv();
        if (ClusterConfig.find(environment, Path.of(System.getProperty("user.home", "")))
                .isEmpty()) {
            String named = environment.getOrDefault("KUBECONFIG", "");
            throw wrong("nothing to serve: name files or folders, or say where the API server is ("
                    + (named.isEmpty()
                            ? "KUBECONFIG, ~/.kube/config, or a pod's service account)"
                            : "KUBECONFIG names " + named + ", which is not there)"));
        }
        options.inNamespace(ClusterConfig::namespace);
        ServerOptions.set("tripline.cluster", Optional.of("true"));
        ServerOptions.set("tripline.install-crds", Optional.of(Boolean.toString(installCrds)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
