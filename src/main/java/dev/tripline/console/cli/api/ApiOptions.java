package dev.tripline.console.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.StyleOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where to ask and how to show the answer. */
public final class ApiOptions {
    enum Output {
        TEXT,
        JSON
    }

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

    @Mixin
    private StyleOptions styles = new StyleOptions();

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public ApiClient client() {
        return new ApiClient(api);
    }

    public URI address() {
        return api;
    }

    public Style style() {
        return styles.style();
    }

    public boolean isJson() {
        return output == Output.JSON;
    }

    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For what is not part of the answer. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The answer as it is, or as text. */
    public void show(JsonNode answer, Function<Style, String> text) {
        PrintWriter out = out();
        out.print(isJson() ? answer.toPrettyString() + System.lineSeparator() : text.apply(style()));
        out.flush();
    }

    /** The items of a page, a line each, and how to get further. */
    public void showItems(JsonNode page, String none, Function<JsonNode, String> line) {
        if (isJson()) {
            show(page, style -> "");
            return;
        }
        page.path("items").forEach(item -> out().println(line.apply(item)));
        out().flush();
        if (page.path("items").isEmpty()) {
            err().println(none);
        }
        if (page.path("truncated").asBoolean()) {
            err().println("there are more records than one call looks at: narrow it down with --since and --until");
        } else if (page.has("next")) {
            err().println("there may be more: raise --limit, or narrow it down");
        }
        err().flush();
    }
}
