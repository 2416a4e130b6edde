package dev.tripline.bus.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The nats-server program on this machine, and its version as it tells it. */
record ServerBinary(Path path, Version version) {
    private static final int ANSWER_SECONDS = 5;

    /**
     * @param wanted a path, or a bare name to look up in PATH
     * @throws ServerFailure when there is none, or one that is too old
     */
    static ServerBinary find(Path wanted) {
        Path path = resolve(wanted);
        Version version = Version.parse(firstWords(path));
        if (version.compareTo(Version.MINIMUM) < 0) {
            throw ServerFailure.tooOld(version);
        }
        return new ServerBinary(path, version);
    }

    private static Path resolve(Path wanted) {
        if (wanted.getNameCount() > 1 || wanted.isAbsolute() || Files.isExecutable(wanted)) {
            if (!Files.isRegularFile(wanted) || !Files.isExecutable(wanted)) {
                throw ServerFailure.noBinary("there is no program " + wanted);
            }
            return wanted.toAbsolutePath();
        }
        String search = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(search.split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(wanted.toString(), wanted + ".exe").flatMap(name -> inside(folder, name)))
                .findFirst()
                .orElseThrow(() -> ServerFailure.noBinary("there is no " + wanted + " in PATH"));
    }

    private static Stream<Path> inside(String folder, String name) {
        try {
            Path path = Path.of(folder, name).toAbsolutePath();
            return Files.isRegularFile(path) && Files.isExecutable(path) ? Stream.of(path) : Stream.empty();
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static String firstWords(Path path) {
        Path out = null;
        Process process = null;
        try {
            out = Files.createTempFile("tripline-version", ".txt");
            process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                throw ServerFailure.noBinary(path + " did not tell its version within " + ANSWER_SECONDS + " s");
            }
            byte[] words = Files.readAllBytes(out);
            return new String(words, 0, Math.min(words.length, 200), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ServerFailure.noBinary(path + " cannot be started (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerFailure.notReady("interrupted while asking for the version");
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            ServerFiles.deleteQuietly(out);
        }
    }

    /** The three numbers; what follows them is dropped. */
    record Version(int major, int minor, int patch) implements Comparable<Version> {
        static final Version MINIMUM = new Version(2, 9, 0);
        private static final Pattern TEXT = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
        private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
                .thenComparingInt(Version::minor)
                .thenComparingInt(Version::patch);

        /** @throws ServerFailure when the text, as {@code nats-server --version} prints it, holds no version */
        static Version parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.find()) {
                throw ServerFailure.noBinary("the program did not tell its version as nats-server does");
            }
            return new Version(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        }

        /** True from that version on. */
        boolean isAtLeast(int wantedMajor, int wantedMinor) {
            return compareTo(new Version(wantedMajor, wantedMinor, 0)) >= 0;
        }

        @Override
        public int compareTo(Version other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}
