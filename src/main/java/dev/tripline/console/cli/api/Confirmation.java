package dev.tripline.console.cli.api;

import dev.tripline.console.terminal.CommandFailure;
import java.io.Console;
import java.util.Locale;

/** Asks people before much is done. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Returns when it may be done.
     *
     * @param yes it is said already
     * @param question ends with a question mark
     * @throws CommandFailure with 2 when nobody can be asked, with 1 when the answer is no
     */
    public static void ask(boolean yes, String question) {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            throw new CommandFailure(
                    2, "nobody is here to ask \"" + question + "\": say --yes, or look first with --dry-run");
        }
        String answer = console.readLine("%s [y/N] ", question);
        String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("y") && !word.equals("yes")) {
            throw new CommandFailure(1, "nothing was done");
        }
    }

    /** From JDK 22 on there may be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
