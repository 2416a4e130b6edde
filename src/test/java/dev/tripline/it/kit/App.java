package dev.tripline.it.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packaged application, and how a process of it begins. */
final class App {
    private App() {}

    /** The checkout. */
    static Path home() {
        return Path.of(System.getProperty("tripline.home", "")).toAbsolutePath();
    }

    /** A process that runs the application on the JDK of the tests. */
    static ProcessBuilder process(Path folder, List<String> arguments) {
        Path jar = Path.of(System.getProperty("tripline.app", "target/quarkus-app"), "quarkus-run.jar")
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new AssertionError("the application is not packaged: " + jar + " is missing (./mvnw package)");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIPLINE_"));
        builder.environment().put("NO_COLOR", "1");
        natsServer().ifPresent(binary -> builder.environment().put("TRIPLINE_NATS_SERVER", binary));
        return builder;
    }

    private static Optional<String> natsServer() {
        return Optional.ofNullable(System.getProperty("tripline.nats-server"))
                .or(() -> Optional.ofNullable(System.getenv("TRIPLINE_NATS_SERVER")));
    }
}
