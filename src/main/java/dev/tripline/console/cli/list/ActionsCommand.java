package dev.tripline.console.cli.list;

import dev.tripline.console.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to say about actions. */
@Command(
        name = "actions",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists actions; tripline why tells all about one.",
        subcommands = ActionsLsCommand.class)
public final class ActionsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
