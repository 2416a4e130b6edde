package dev.tripline.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's cache of loaded classes, as {@code ./tripline} makes one: the tests start a hundred processes, and each is up in half the
 * time. Made once for each build by the first process of the tests that comes, from JDK 25 on; without it all is as it is, only slower.
 */
final class ClassCache {
    private static final int FIRST_JDK = 25;
    private static final int PATIENCE_SECONDS = 90;
    private static final Optional<Path> FILE = file();

    private ClassCache() {}

    /** These options, and those for the cache where there is one. The JVM is silent about a cache that does not fit. */
    static List<String> with(List<String> jvm) {
        List<String> all = new ArrayList<>(jvm);
        FILE.ifPresent(file -> all.addAll(
                List.of("-XX:AOTCache=" + file, "-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:aot*=off:stderr")));
        return List.copyOf(all);
    }

    private static Optional<Path> file() {
        if (Runtime.version().feature() < FIRST_JDK) {
            return Optional.empty();
        }
        Path application = App.packaged().resolve("quarkus-run.jar");
        Path file = App.packaged()
                .resolveSibling("tripline-tests-"
                        + Integer.toHexString(Runtime.version().hashCode()) + ".aot");
        Path turn = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            boolean current = Files.exists(file)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(application)) > 0;
            return current || isMade(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMade(Path file) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Process training = App.process(
                        App.packaged(),
                        App.home(),
                        List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:AOTCacheOutput=" + made),
                        List.of("test", "examples/hello"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && Files.exists(made)) {
                Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                return true;
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            training.descendants().forEach(ProcessHandle::destroyForcibly);
            training.destroyForcibly();
        }
    }
}
