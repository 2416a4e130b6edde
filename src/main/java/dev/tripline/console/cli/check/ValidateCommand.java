package dev.tripline.console.cli.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.explain.ExplainJson;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.StyleOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.text.ProblemText;
import dev.tripline.runtime.deploy.ManifestCompiler;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong with manifests. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Checks manifests as dev and serve would, and shows every problem at its line. Exit code 4 when there"
                        + " are errors.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline validate examples/hello",
            "  tripline validate manifests/ -R --strict -o json",
        })
public final class ValidateCommand implements Callable<Integer> {
    enum Output {
        TEXT,
        JSON
    }

    @Mixin
    private PathOptions paths = new PathOptions();

    @Option(names = "--strict", description = "warnings count as errors")
    private boolean strict;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "how to show it (default text)")
    private Output output = Output.TEXT;

    @Mixin
    private StyleOptions styles = new StyleOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ManifestFile.Found found = paths.read();
        return Offline.run((compiler, explainer) -> report(found, problems(compiler, found)));
    }

    private static List<Problem> problems(ManifestCompiler compiler, ManifestFile.Found found) {
        return new Validation(compiler::check).of(found);
    }

    private int report(ManifestFile.Found found, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        boolean valid = errors == 0 && (!strict || warnings == 0);
        int manifests =
                found.files().stream().mapToInt(file -> file.manifests().size()).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (output == Output.JSON) {
            out.println(json(found, problems, valid).toPrettyString());
        } else {
            text(out, found, problems);
            out.printf(
                    "%s %s in %s: %s, %s%n",
                    valid ? "✓" : "✗",
                    count(manifests, "manifest"),
                    count(
                            found.files().stream()
                                    .filter(file -> !file.manifests().isEmpty())
                                    .count(),
                            "file"),
                    count(errors, "error"),
                    count(warnings, "warning"));
        }
        out.flush();
        return valid ? 0 : CommandFailure.INVALID;
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void text(PrintWriter out, ManifestFile.Found found, List<Problem> problems) {
        boolean color = styles.style().color();
        Map<String, List<String>> lines = new HashMap<>();
        found.files().forEach(file -> lines.put(file.name(), ProblemText.lines(file.text())));
        for (Problem problem : problems) {
            out.println(
                    ProblemText.render(problem, lines.getOrDefault(problem.at().file(), List.of()), color));
        }
    }

    private static ObjectNode json(ManifestFile.Found found, List<Problem> problems, boolean valid) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("valid", valid);
        ArrayNode manifests = root.putArray("manifests");
        for (ManifestFile file : found.files()) {
            file.manifests().forEach(manifest -> {
                ObjectNode node = manifests.addObject();
                node.put("kind", manifest.kind());
                node.put("name", manifest.name());
                node.put("file", file.name());
                node.put("line", manifest.at().line());
            });
        }
        ArrayNode all = root.putArray("problems");
        problems.forEach(problem -> all.add(ExplainJson.problem(problem)));
        return root;
    }
}
