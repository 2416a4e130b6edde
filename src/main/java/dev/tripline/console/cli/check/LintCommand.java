package dev.tripline.console.cli.check;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.console.terminal.Version;
import dev.tripline.manifest.Problems;
import java.io.PrintWriter;
import java.util.List;
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
    private List<String> paths = List.of();

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
        PrintWriter errors = spec.commandLine().getErr();
        return paths.isEmpty()
                ? run(paths, false, manifests -> new Problems(), out, errors)
                : Offline.run((compiler, explainer) -> run(paths, recursive, compiler::check, out, errors));
    }

    /**
     * Everything but starting the application.
     *
     * @return the exit code
     */
    static int run(List<String> paths, boolean recursive, ManifestCheck check, PrintWriter out, PrintWriter errors) {
        if (paths.isEmpty()) {
            out.println("Error: at least one path must be specified");
            out.flush();
            return 1;
        }
        int code = new LintPaths(recursive, new Lint(check, out), errors).look(paths);
        out.flush();
        return code;
    }
}
