package dev.tripline.console.cli.dlq;

import dev.tripline.console.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What was given up. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Dead letters: actions that were given up, with their cause.",
        subcommands = {DlqLsCommand.class, DlqShowCommand.class, DlqRedriveCommand.class, DlqDropCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline dlq ls --group                                     how many, by cause and trigger",
            "  tripline dlq show 12",
            "  tripline dlq redrive --sensor hello --class rejected --dry-run",
        })
public final class DlqCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
