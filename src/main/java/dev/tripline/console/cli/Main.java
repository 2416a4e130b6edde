package dev.tripline.console.cli;

import dev.tripline.console.cli.run.HotReload;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where everything begins: hands the arguments to the command line. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        boolean reloads = HotReload.isOn();
        String[] given = reloads && arguments.length == 0 ? new String[] {"dev"} : arguments;
        int code = commandLine().execute(given);
        // In Quarkus' dev mode the JVM outlives the application.
        if (!reloads) {
            System.exit(code);
        }
    }

    /** The commands with their options; a fresh one for each call. Wrong usage ends with 2. */
    public static CommandLine commandLine() {
        return new CommandLine(new RootCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    line.getErr().println("error: " + Failures.text(failure));
                    return failure instanceof CommandFailure known ? known.code() : 1;
                });
    }
}
