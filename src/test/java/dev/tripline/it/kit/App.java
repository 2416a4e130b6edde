package dev.tripline.it.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packaged application, and how a process of it begins. */
public final class App {
    private App() {}

    /** The checkout. */
    public static Path home() {
        return Path.of(System.getProperty("tripline.home", "")).toAbsolutePath();
    }

    /** The folder of the packaged application. */
    public static Path packaged() {
        Path app = Path.of(System.getProperty("tripline.app", "target/quarkus-app"))
                .toAbsolutePath();
        if (!Files.exists(app.resolve("quarkus-run.jar"))) {
            throw new AssertionError("the application is not packaged: " + app + " is missing (./mvnw package)");
        }
        return app;
    }

    /**
     * A process that runs the application on the JDK of the tests. It is not to optimise: most processes of the tests end before that
     * pays, and the compiler would take the processor away from the others.
     */
    static ProcessBuilder process(Path folder, List<String> arguments) {
        List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx512m", "-Xmn200m", "-XX:TieredStopAtLevel=1");
        return process(packaged(), folder, ClassCache.with(jvm), arguments);
    }

    /**
     * The same with flags of one's own for the JVM. The cache of loaded classes is not for a copy of the application: Quarkus asks
     * where its own class came from, and the cache says where it was made.
     *
     * @param app the packaged application, or a copy of it
     */
    public static ProcessBuilder process(Path app, Path folder, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
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
