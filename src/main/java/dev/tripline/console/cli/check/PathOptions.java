package dev.tripline.console.cli.check;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.terminal.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files are meant. */
final class PathOptions {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
    private List<Path> paths = List.of();

    @Option(
            names = {"-R", "--recursive"},
            description = "look into folders in folders too")
    private boolean recursive;

    ManifestFile.Found read() {
        return read(paths, recursive);
    }

    static ManifestFile.Found read(List<Path> paths, boolean recursive) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandFailure(CommandFailure.NOT_FOUND, "no such file or folder: " + path);
            }
        }
        return ManifestFile.under(paths, recursive);
    }
}
