package dev.tripline.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Lines for the shell, as a page shows them, run from the checkout. */
public final class Script {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Script() {}

    /** Skips the test, visibly, where these programs are not installed. */
    public static void needs(String... programs) {
        for (String program : programs) {
            Assumptions.assumeTrue(run("command -v " + program).code() == 0, "there is no " + program);
        }
    }

    /** Ends with the first line that fails. */
    public static Command.Ended run(String lines) {
        try {
            Path out = Files.createTempFile("script-out", ".txt");
            Path err = Files.createTempFile("script-err", ".txt");
            Process process = new ProcessBuilder("sh", "-eu", "-c", lines)
                    .directory(App.home().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("did not end within " + LONGEST.toSeconds() + " s:\n" + lines);
                }
            } finally {
                process.destroyForcibly();
            }
            Command.Ended ended = new Command.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
