package dev.tripline.console.cli.check;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.terminal.Version;
import dev.tripline.manifest.Problems;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For pipelines that read the output of Argo Events' lint. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks EventSources and Sensors and reports in the words and with the exit codes of Argo Events'"
                + " lint. For people: validate.",
        footerHeading = "%nExamples:%n",
        footer = {"  tripline lint -R manifests/"})
public final class LintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders")
    private List<Path> paths = List.of();

    @Option(
            names = {"-R", "--recursive"},
            description = "look into folders in folders too")
    private boolean recursive;

    @Option(
            names = "--strict",
            description = "accepted; what it stands for in Argo Events, a missing bus, cannot be here")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (paths.isEmpty()) {
            out.println("Error: at least one path must be specified");
            out.flush();
            return 1;
        }
        return Offline.run((compiler, explainer) -> {
            Lint lint = new Lint(
                    manifests -> {
                        Problems problems = new Problems();
                        compiler.compile(manifests, problems);
                        return problems;
                    },
                    out);
            boolean missing = false;
            for (Path path : paths) {
                missing |= !look(path, lint);
            }
            out.flush();
            return missing ? 1 : lint.code();
        });
    }

    private boolean look(Path path, Lint lint) {
        if (!Files.exists(path)) {
            spec.commandLine().getErr().println("Error processing path " + path + ": no such file or directory");
            return false;
        }
        boolean folder = Files.isDirectory(path);
        for (ManifestFile file : ManifestFile.under(List.of(path), recursive).files()) {
            String name = file.name().toLowerCase(Locale.ROOT);
            if (!folder || name.endsWith(".yaml") || name.endsWith(".yml")) {
                lint.file(file.name(), file.text());
            }
        }
        return true;
    }
}
