package dev.tripline.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ended.
 *
 * @param said on standard output
 * @param complained on standard error
 */
record Program(int code, String said, String complained) {
    private static final long SECONDS = 60;

    /** Skips the test, with a reason, where there is no such program. */
    static String wanted(String name) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(there, name + " is not on the PATH: what it would say is not known");
        return name;
    }

    static Program run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("said", ".txt");
        Path errors = Files.createTempFile("complained", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Thing.ROOT.toAbsolutePath().toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            List.of("REPO_URL", "IMAGE", "REVISION", "NAMESPACE", "ARGOCD_NAMESPACE")
                    .forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within " + SECONDS + " s");
            }
            return new Program(process.exitValue(), read(output), read(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
