package dev.tripline.bus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server's files below a data folder, readable by their owner only. */
record ServerFiles(Path bus) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Pattern PORT = Pattern.compile("\"nats://127\\.0\\.0\\.1:(\\d{1,5})\"");
    private static final int TAIL_LINES = 12;

    /** @param dataDir its real path, so that every way to name it leads to the same file names */
    static ServerFiles in(Path dataDir) throws IOException {
        Path bus = dataDir.resolve("bus");
        Files.createDirectories(bus);
        if (POSIX) {
            Files.setPosixFilePermissions(bus, PosixFilePermissions.fromString("rwx------"));
        }
        return new ServerFiles(bus);
    }

    Path config() {
        return bus.resolve("nats-server.conf");
    }

    Path pid() {
        return bus.resolve("nats-server.pid");
    }

    Path log() {
        return bus.resolve("nats-server.log");
    }

    /** What the server says before it opens its log: mostly why it does not start. */
    Path startup() {
        return bus.resolve("startup.log");
    }

    void writeConfig(String text) throws IOException {
        FileAttribute<?>[] owner = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path next = bus.resolve("nats-server.conf.next");
        Files.deleteIfExists(next);
        Files.createFile(next, owner);
        Files.writeString(next, text);
        Files.move(next, config(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port at which the server with this pid listens, once it says so. */
    Optional<Integer> port(long serverPid) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(bus, "*_" + serverPid + ".ports")) {
            for (Path file : found) {
                Matcher matcher = PORT.matcher(Files.readString(file));
                if (matcher.find()) {
                    return Optional.of(Integer.parseInt(matcher.group(1)));
                }
            }
        }
        return Optional.empty();
    }

    /** What only a running server needs; its log and data stay. */
    void deleteVolatile() {
        deleteQuietly(config());
        deleteQuietly(pid());
        deletePorts();
    }

    void deletePorts() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(bus, "*.ports")) {
            found.forEach(ServerFiles::deleteQuietly);
        } catch (IOException e) {
            return; // a stale one names another pid, so it is never read
        }
    }

    /** The last lines that the server wrote, for an error message. */
    String tail() {
        return Stream.of(startup(), log())
                .flatMap(ServerFiles::lastLines)
                .map(line -> "\n  " + line)
                .reduce("", String::concat);
    }

    private static Stream<String> lastLines(Path file) {
        try {
            List<String> lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    static void deleteTree(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(ServerFiles::deleteQuietly);
        } catch (IOException | UncheckedIOException e) {
            deleteQuietly(folder);
        }
    }

    /** For files without which one can live as well as with them. */
    static void deleteQuietly(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(ServerFiles.class.getName()).log(System.Logger.Level.DEBUG, "could not delete " + file, e);
        }
    }
}
