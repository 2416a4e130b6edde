package dev.tripline.console.cli.cron;

import dev.tripline.console.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** About schedules. */
@Command(
        name = "cron",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Looks into schedules, and makes up for slots that did not happen.",
        subcommands = {
            CronNextCommand.class,
            CronTopCommand.class,
            CronBackfillCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CronCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
