package dev.tripline.console.cli.dlq;

import dev.tripline.console.terminal.Version;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends dead letters again. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Attempts actions among the dead letters again, under their ids: targets that honour Idempotency-Key do"
                        + " nothing twice. Asks before it sends what is not named by number.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline dlq redrive 12",
            "  tripline dlq redrive --sensor hello --trigger greet --since 2h",
        })
final class DlqRedriveCommand implements Callable<Integer> {
    @Mixin
    private BulkWork work = new BulkWork();

    @Override
    public Integer call() {
        return work.run("/api/v1/dead-letters/redrive", "send again", "sent again", false, Optional.empty());
    }
}
