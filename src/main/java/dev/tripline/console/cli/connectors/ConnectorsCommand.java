package dev.tripline.console.cli.connectors;

import dev.tripline.console.cli.check.Offline;
import dev.tripline.console.connectors.ConnectorJson;
import dev.tripline.console.connectors.ConnectorText;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.StyleOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.runtime.connectors.Connector;
import dev.tripline.runtime.connectors.Connectors;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to connect. */
@Command(
        name = "connectors",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the kinds of event sources and triggers, or shows one: its fields, what it promises, an"
                + " example.",
        footerHeading = "%nExamples:%n",
        footer = {"  tripline connectors", "  tripline connectors github", "  tripline connectors github -o yaml"})
public final class ConnectorsCommand implements Callable<Integer> {
    enum Output {
        TEXT,
        JSON,
        YAML
    }

    @Parameters(paramLabel = "KIND", arity = "0..1", description = "a key of a manifest, e.g. github")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json|yaml",
            description = "how to show it (default text); yaml is an example")
    private Output output = Output.TEXT;

    @Mixin
    private StyleOptions styles = new StyleOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Offline.run(connectors -> {
            PrintWriter out = spec.commandLine().getOut();
            out.print(shown(connectors, kind, output, styles.style()));
            out.flush();
            return 0;
        });
    }

    /**
     * Everything but starting the application.
     *
     * @throws CommandFailure when nothing is called so
     */
    static String shown(Connectors connectors, Optional<String> kind, Output output, Style style) {
        List<Connector> found = kind.map(connectors::find).orElseGet(connectors::all);
        if (found.isEmpty()) {
            throw new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "no event source and no trigger is called \"" + Style.plain(kind.orElse("")) + "\""
                            + connectors.suggestion(kind.orElse("")) + "; tripline connectors lists all");
        }
        ConnectorText text = new ConnectorText(style);
        return switch (output) {
            case JSON ->
                (kind.isPresent() ? ConnectorJson.full(found) : ConnectorJson.list(found)).toPrettyString() + "\n";
            case YAML ->
                found.stream()
                        .map(Connector::example)
                        .filter(example -> !example.isEmpty())
                        .collect(Collectors.joining("---\n"));
            case TEXT -> String.join("\n", kind.isPresent() ? text.full(found) : text.list(found)) + "\n";
        };
    }
}
