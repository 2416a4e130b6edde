package dev.tripline.console.cli.dlq;

import dev.tripline.console.terminal.Version;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes dead letters away. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes dead letters away for good; always asks. The ledger keeps when and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline dlq drop 12 --reason 'the order was cancelled'",
            "  tripline dlq drop --class gone --until 7d",
        })
final class DlqDropCommand implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept in the ledger")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private BulkWork work = new BulkWork();

    @Override
    public Integer call() {
        return work.run("/api/v1/dead-letters/drop", "drop for good", "dropped", true, reason);
    }
}
