package dev.tripline.console.cli.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.explain.EventFiles;
import dev.tripline.console.explain.ExplainJson;
import dev.tripline.console.explain.ExplainText;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.StyleOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.event.Event;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.ProblemText;
import dev.tripline.runtime.rehearsal.Explainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what manifests would do with events. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows what manifests would do with events: each filter with what it wanted and saw, and what each"
                        + " trigger would send. Nothing is carried out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline explain -f examples/hello --body examples/hello/ada.json --source door/hello",
            "  tripline explain -f sensor.yaml --event event.json -o json",
        })
public final class ExplainCommand implements Callable<Integer> {
    enum Output {
        TEXT,
        JSON
    }

    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            arity = "1..*",
            required = true,
            description = "files and folders with manifests")
    private List<Path> paths = List.of();

    @Option(
            names = "--event",
            paramLabel = "FILE",
            arity = "1..*",
            description = "CloudEvents as JSON: one, a list, or one a line")
    private List<Path> events = List.of();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "what an event carries, as sensors see it; needs --source")
    private List<Path> data = List.of();

    @Option(
            names = "--body",
            paramLabel = "FILE",
            arity = "1..*",
            description = "what is posted to a webhook; sensors see it under body; needs --source")
    private List<Path> bodies = List.of();

    @Option(names = "--source", paramLabel = "EVENTSOURCE/EVENT", description = "where --data and --body come from")
    private Optional<String> source = Optional.empty();

    @Option(names = "--at", paramLabel = "TIME", description = "what time it is, RFC 3339 (default now)")
    private Optional<String> at = Optional.empty();

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
        ManifestFile.Found found = PathOptions.read(paths, true);
        Instant now = at.map(this::time).orElseGet(Instant::now);
        EventFiles files = new EventFiles(source);
        List<Event> given = new ArrayList<>();
        events.forEach(file -> given.addAll(files.events(file)));
        data.forEach(file -> given.add(files.data(file)));
        bodies.forEach(file -> given.add(files.body(file)));
        if (given.isEmpty()) {
            throw new CommandFailure(2, "no event: give --event, --data or --body");
        }
        return Offline.run((compiler, explainer) -> explain(explainer, found, given, now));
    }

    private Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--at: not RFC 3339: " + text, e);
        }
    }

    private int explain(Explainer explainer, ManifestFile.Found found, List<Event> given, Instant now) {
        Problems problems = new Problems();
        found.problems().forEach(problems::add);
        List<Manifest> manifests = new ArrayList<>();
        for (ManifestFile file : found.files()) {
            file.problems().forEach(problems::add);
            manifests.addAll(file.manifests());
        }
        Explainer.Explanation explanation = explainer.explain(Optional.of(manifests), problems, given, now);
        ObjectNode json = ExplainJson.of(explanation);
        PrintWriter out = spec.commandLine().getOut();
        if (output == Output.JSON) {
            out.println(json.toPrettyString());
        } else {
            explanation.problems().forEach(problem -> out.println(text(problem, found)));
            out.print(new ExplainText(styles.style()).of(json));
        }
        out.flush();
        return problems.hasErrors() ? CommandFailure.INVALID : 0;
    }

    private String text(Problem problem, ManifestFile.Found found) {
        List<String> lines = found.files().stream()
                .filter(file -> file.name().equals(problem.at().file()))
                .findFirst()
                .map(file -> ProblemText.lines(file.text()))
                .orElse(List.of());
        return ProblemText.render(problem, lines, styles.style().color());
    }
}
