package dev.tripline.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A script of Node.js that speaks with packages of npm: other people's implementations of what Tripline speaks. They are installed below
 * {@code target} when they are first wanted; where that is impossible, the test says so and is skipped.
 */
public final class NodePeer implements AutoCloseable {
    private static final Path HOME = Path.of("target", "npm");
    private static final String[] PACKAGES = {"cloudevents@10.0.0", "standardwebhooks@1.1.1"};
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;

    private NodePeer(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a script of this folder. Its words are read with {@link #line}. */
    public static NodePeer start(String script, String... arguments) {
        install();
        try (InputStream in = Objects.requireNonNull(NodePeer.class.getResourceAsStream(script))) {
            Path file = HOME.resolve(script);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            List<String> command = new ArrayList<>(List.of("node", file.toString()));
            command.addAll(Arrays.asList(arguments));
            return new NodePeer(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void install() {
        if (Files.isDirectory(HOME.resolve("node_modules/cloudevents"))
                && Files.isDirectory(HOME.resolve("node_modules/standardwebhooks"))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--fetch-retries=0"));
        command.addAll(List.of("--fetch-timeout=20000", "--prefix", HOME.toString()));
        command.addAll(List.of(PACKAGES));
        String why = "";
        try {
            Files.createDirectories(HOME);
            Process npm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("install.log").toFile())
                    .start();
            if (!npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                npm.destroyForcibly();
                why = "it took too long";
            } else if (npm.exitValue() != 0) {
                why = "see target/npm/install.log";
            }
        } catch (IOException e) {
            why = "there is no npm";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        }
        Assumptions.assumeTrue(why.isEmpty(), String.join(" and ", PACKAGES) + " of npm cannot be installed: " + why);
    }

    /** The next line that the script writes. */
    public String line() {
        try {
            return Objects.requireNonNull(out.readLine(), "the script ended early");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the script has ended by itself, well. */
    public void finish() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the script ends")
                    .isTrue();
            assertThat(process.exitValue()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
