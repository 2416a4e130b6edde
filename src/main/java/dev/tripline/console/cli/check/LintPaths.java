package dev.tripline.console.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which files Argo Events' lint looks at: the named ones whatever their names, and in folders those that end in {@code .yaml}
 * or {@code .yml} (source specification 8.4). What cannot be read is told on the error stream.
 */
final class LintPaths {
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    private final boolean recursive;
    private final Lint lint;
    private final PrintWriter errors;
    private boolean unread;

    LintPaths(boolean recursive, Lint lint, PrintWriter errors) {
        this.recursive = recursive;
        this.lint = lint;
        this.errors = errors;
    }

    /**
     * Looks at everything, also after errors.
     *
     * @param paths as given, and printed so
     * @return the exit code
     */
    int look(List<String> paths) {
        for (String path : paths) {
            Path place = Path.of(path);
            try {
                if (Files.isDirectory(place)) {
                    folder(place.normalize());
                } else {
                    lint.file(path, text(place));
                }
            } catch (IOException e) {
                unread("path " + path, (e instanceof NoSuchFileException ? "stat " : "open ") + path, e);
            }
        }
        errors.flush();
        return unread || lint.failed() ? 1 : 0;
    }

    private void folder(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                if (recursive) {
                    folder(entry);
                }
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                try {
                    lint.file(entry.toString(), text(entry));
                } catch (IOException e) {
                    unread("file " + entry, "open " + entry, e);
                }
            }
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("bigger than 3 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void unread(String what, String act, IOException e) {
        unread = true;
        String reason = switch (e) {
            case NoSuchFileException missing -> "no such file or directory";
            case AccessDeniedException denied -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        errors.println("Error processing " + what + ": " + act + ": " + reason);
    }
}
