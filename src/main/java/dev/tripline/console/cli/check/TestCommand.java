package dev.tripline.console.cli.check;

import dev.tripline.console.story.JunitXml;
import dev.tripline.console.story.Mismatch;
import dev.tripline.console.story.Stories;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.StyleOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.ProblemText;
import dev.tripline.runtime.rehearsal.Explainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests that people write for their manifests. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Runs test files (tests.yaml, *_test.yaml): given these events, expect those verdicts and requests."
                        + " Time is virtual, nothing is carried out. Exit code 1 when a test fails, 4 when a file is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline test examples/hello",
            "  tripline test manifests/ --junit target/tripline.xml",
        })
public final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "test files, and folders that hold some")
    private List<Path> paths = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results as JUnit XML too")
    private Optional<Path> junit = Optional.empty();

    @Mixin
    private StyleOptions styles = new StyleOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Path> files = Stories.files(paths);
        if (files.isEmpty()) {
            throw new CommandFailure(
                    CommandFailure.NOT_FOUND, "no tests: a test file is called tests.yaml or ends with _test.yaml");
        }
        return Offline.run((compiler, explainer) -> run(explainer, files));
    }

    private int run(Explainer explainer, List<Path> files) {
        PrintWriter out = spec.commandLine().getOut();
        Style style = styles.style();
        Stories stories = new Stories(explainer);
        List<Stories.Result> results = new ArrayList<>();
        boolean broken = false;
        for (Path file : files) {
            Problems problems = new Problems();
            List<Stories.Result> found = stories.run(file, problems);
            problems.all().stream()
                    .filter(Problem::isError)
                    .forEach(problem -> out.println(
                            ProblemText.render(problem, lines(problem.at().file()), style.color())));
            broken |= problems.hasErrors();
            found.forEach(result -> print(out, style, result));
            results.addAll(found);
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        out.printf("%d passed, %d failed%s%n", results.size() - failed, failed, broken ? ", some files are wrong" : "");
        out.flush();
        junit.ifPresent(file -> write(file, JunitXml.of(results)));
        return broken ? CommandFailure.INVALID : failed > 0 ? 1 : 0;
    }

    private static void print(PrintWriter out, Style style, Stories.Result result) {
        String name = Style.plain(result.file()) + "  " + Style.plain(result.name());
        out.println((result.passed() ? style.good("✓ passed") : style.bad("✗ failed")) + "  " + name);
        if (!result.error().isEmpty()) {
            out.println("    " + Style.plain(result.error()));
        }
        for (Mismatch mismatch : result.mismatches()) {
            out.println(
                    "    " + Style.plain(mismatch.at().toString()) + "  " + style.bold(Style.plain(mismatch.what())));
            out.println("      " + style.good("- wanted " + Style.plain(mismatch.wanted())));
            out.println("      " + style.bad("+ got    " + Style.plain(mismatch.actual())));
        }
    }

    private static List<String> lines(String file) {
        try {
            return file.isEmpty() ? List.of() : ProblemText.lines(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void write(Path file, String xml) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, xml);
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.UNAVAILABLE, "cannot write " + file + ": " + e.getMessage());
        }
    }
}
