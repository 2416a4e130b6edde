package dev.tripline.console.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Colors;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.terminal.WhyText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what became of an event, and why. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows the path of an event: each sensor that listened, each filter with what it wanted and saw,"
                + " each action and its attempts.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline why 0199f3c2a7b04c1e9d2f6a7b8c9d0e1f",
            "  tripline why 0199f3c2a7b04c1e9d2f6a7b8c9d0e1f -o json | jq .sensors",
        })
public final class WhyCommand implements Callable<Integer> {
    enum Output {
        TEXT,
        JSON
    }

    @Parameters(
            paramLabel = "EVENT-ID",
            description = "as the terminal, the log and the header Tripline-Event-Id show it")
    private String eventId = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "how to show it (default text)")
    private Output output = Output.TEXT;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "API of the running Tripline (default http://localhost:8420; TRIPLINE_API)",
            defaultValue = "${env:TRIPLINE_API:-http://localhost:8420}")
    private URI api = URI.create("http://localhost:8420");

    @Option(names = "--no-color", description = "no colours (also NO_COLOR, TERM=dumb)")
    private boolean noColor;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String path = "/api/v1/events/"
                + URLEncoder.encode(eventId, StandardCharsets.UTF_8).replace("+", "%20");
        JsonNode event = new ApiClient(api)
                .get(path)
                .orElseThrow(() -> new CommandFailure(
                        CommandFailure.NOT_FOUND,
                        "no decision about event " + eventId + " at " + api
                                + ": the id is wrong, it is not decided yet, or it is older than the ledger keeps"));
        spec.commandLine()
                .getOut()
                .print(
                        output == Output.JSON
                                ? event.toPrettyString() + System.lineSeparator()
                                : new WhyText(new Style(Colors.wanted(noColor))).of(event));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
