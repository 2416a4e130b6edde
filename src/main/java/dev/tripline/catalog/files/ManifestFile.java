package dev.tripline.catalog.files;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of manifests as it is now, for tools that look once.
 *
 * @param name the path as the user gave it
 * @param problems what reading it said
 */
public record ManifestFile(String name, String text, List<Manifest> manifests, List<Problem> problems) {
    /**
     * What is under these paths.
     *
     * @param problems of paths and folders that cannot be looked into
     */
    public record Found(List<ManifestFile> files, List<Problem> problems) {}

    /**
     * Reads the files in order, each once. Never throws: what cannot be read is a problem.
     *
     * @param recursive whether folders in folders count
     */
    public static Found under(List<Path> paths, boolean recursive) {
        FileTree.Listing listing = recursive ? FileTree.list(paths) : FileTree.list(paths, 1);
        List<ManifestFile> files = new ArrayList<>();
        for (Path path : listing.files().keySet()) {
            FileVersion version = FileVersion.read(path);
            files.add(new ManifestFile(path.toString(), version.content(), version.manifests(), version.problems()));
        }
        return new Found(files, listing.problems());
    }
}
