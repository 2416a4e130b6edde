package dev.tripline.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ends by itself. */
public final class Command {
    private static final Duration LONGEST = Duration.ofSeconds(50);

    private Command() {}

    /** How it ended, with all it said. */
    public record Ended(int code, String out, String err) {}

    public static Ended run(Path folder, String... arguments) {
        return run(folder, Map.of(), arguments);
    }

    public static Ended run(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("tripline-out", ".txt");
            Path err = Files.createTempFile("tripline-err", ".txt");
            ProcessBuilder builder = App.process(folder, List.of(arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("tripline " + String.join(" ", arguments) + " did not end within "
                            + LONGEST.toSeconds() + " s:\n" + Files.readString(out) + Files.readString(err));
                }
            } finally {
                process.destroyForcibly();
            }
            Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
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
