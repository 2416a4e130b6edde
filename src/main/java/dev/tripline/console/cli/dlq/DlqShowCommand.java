package dev.tripline.console.cli.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.text.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a dead letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows a dead letter: its cause, its events, the last attempt and what was sent, secrets by name only.")
final class DlqShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "as dlq ls shows it")
    private long sequence;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        JsonNode letter = api.client()
                .get("/api/v1/dead-letters/" + sequence)
                .orElseThrow(() -> new CommandFailure(
                        CommandFailure.NOT_FOUND,
                        "no dead letter " + sequence + " at " + api.address() + ": sent again, dropped, or too old"));
        api.show(letter, style -> LetterText.of(letter, style));
        return 0;
    }
}
