package dev.tripline.console.cli.check;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import dev.tripline.runtime.connectors.Connectors;
import dev.tripline.runtime.deploy.ManifestCompiler;
import dev.tripline.runtime.rehearsal.Explainer;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** The application without bus and ports: all kinds of sources and triggers are there, and nothing runs. */
public final class Offline implements QuarkusApplication {
    /** What a command does with it. */
    public interface Work {
        /** @return the exit code */
        int run(ManifestCompiler compiler, Explainer explainer);
    }

    /** What a command does that only wants to know which connectors there are. */
    public interface Look {
        /** @return the exit code */
        int run(Connectors connectors);
    }

    private static volatile Optional<ToIntFunction<Offline>> work = Optional.empty();

    private final ManifestCompiler compiler;
    private final Explainer explainer;
    private final Connectors connectors;

    Offline(ManifestCompiler compiler, Explainer explainer, Connectors connectors) {
        this.compiler = compiler;
        this.explainer = explainer;
        this.connectors = connectors;
    }

    /**
     * The manifests under these paths and in the folders below.
     *
     * @throws CommandFailure when a path is not there
     */
    public static ManifestFile.Found files(List<Path> paths) {
        return PathOptions.read(paths, true);
    }

    /** Starts, works, ends. */
    public static int run(Work wanted) {
        return start(offline -> wanted.run(offline.compiler, offline.explainer));
    }

    /** The same for a command that looks at connectors. */
    public static int run(Look wanted) {
        return start(offline -> wanted.run(offline.connectors));
    }

    private static int start(ToIntFunction<Offline> wanted) {
        work = Optional.of(wanted);
        // Manifests for a cluster are checked where there is none.
        System.setProperty("tripline.cluster", "assumed");
        return start(Offline.class);
    }

    /** Runs another application that needs neither bus nor ports. */
    public static int start(Class<? extends QuarkusApplication> application) {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        System.setProperty("quarkus.log.category.\"dev.tripline\".level", "ERROR");
        System.setProperty("quarkus.scheduler.start-mode", "halted");
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(application, (exit, failure) -> {
            code.set(failure instanceof CommandFailure known ? known.code() : failure == null ? exit : 1);
            if (failure != null) {
                System.err.println("error: " + Failures.text(failure));
            }
        });
        return code.get();
    }

    @Override
    public int run(String... arguments) {
        return work.orElseThrow().applyAsInt(this);
    }
}
