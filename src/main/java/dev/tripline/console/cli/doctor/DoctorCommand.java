package dev.tripline.console.cli.doctor;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.cli.check.Offline;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Version;
import dev.tripline.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a sensor's triggers would be allowed what they do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Asks the cluster of the kubeconfig, as a sensor's service account, whether its triggers may do what they do."
                        + " Changes nothing. Exit code 6 when something is missing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline doctor --as team-a/deploy",
            "  tripline doctor --as team-a/deploy manifests/ -o json    before it is applied",
        })
public final class DoctorCommand implements Callable<Integer> {
    enum Output {
        TEXT,
        JSON
    }

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAMESPACE/SENSOR",
            description = "whose service account is examined")
    private String as = "";

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "files and folders with the sensor; without one it is read from the cluster")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "how to show it (default text)")
    private Output output = Output.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String[] parts = as.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new CommandFailure(2, "--as takes NAMESPACE/SENSOR, for example --as team-a/deploy");
        }
        Optional<Manifest> sensor = paths.isEmpty() ? Optional.empty() : Optional.of(sensor(parts[1]));
        DiagnosisText text = new DiagnosisText(spec.commandLine().getOut(), output == Output.JSON);
        return Visit.run(new Visit.Patient(parts[0], parts[1], sensor), text);
    }

    private Manifest sensor(String name) {
        return Offline.files(paths).files().stream()
                .map(ManifestFile::manifests)
                .flatMap(List::stream)
                .filter(manifest -> manifest.kind().equals(Manifest.SENSOR))
                .filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailure(CommandFailure.NOT_FOUND, "no Sensor " + name + " under " + paths));
    }
}
