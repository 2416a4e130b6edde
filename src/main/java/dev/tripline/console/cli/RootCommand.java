package dev.tripline.console.cli;

import dev.tripline.console.cli.ask.ReplayCommand;
import dev.tripline.console.cli.ask.SendCommand;
import dev.tripline.console.cli.ask.WhyCommand;
import dev.tripline.console.cli.check.ExplainCommand;
import dev.tripline.console.cli.check.LintCommand;
import dev.tripline.console.cli.check.TestCommand;
import dev.tripline.console.cli.check.ValidateCommand;
import dev.tripline.console.cli.connectors.ConnectorsCommand;
import dev.tripline.console.cli.cron.CronCommand;
import dev.tripline.console.cli.dlq.DlqCommand;
import dev.tripline.console.cli.doctor.DoctorCommand;
import dev.tripline.console.cli.list.ActionsCommand;
import dev.tripline.console.cli.list.EventsCommand;
import dev.tripline.console.cli.list.TailCommand;
import dev.tripline.console.cli.run.DevCommand;
import dev.tripline.console.cli.run.ServeCommand;
import dev.tripline.console.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to choose from. */
@Command(
        name = "tripline",
        description = "Event-driven automation for Kubernetes platforms. Runs Argo Events manifests in one process.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DevCommand.class,
            ServeCommand.class,
            WhyCommand.class,
            TailCommand.class,
            EventsCommand.class,
            ActionsCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            SendCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            LintCommand.class,
            DoctorCommand.class,
            CronCommand.class,
            ConnectorsCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  tripline dev                      start with examples/hello and an embedded bus",
            "  tripline dev manifests/           the same with your own manifests, reloaded on save",
            "  tripline why EVENT-ID             what became of an event, and why"
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
