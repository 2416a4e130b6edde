package dev.tripline.catalog;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.util.List;
import java.util.Set;

/**
 * What should run from now on. Immutable.
 *
 * @param manifests all of them, each key once, in the order of the files
 * @param problems all that are known now, not only the new ones, in the order of the files
 * @param changed the files (as positions name them) that were added, edited or deleted since the last snapshot
 * @param partial true when something that people wrote is not in {@code manifests}: a file or folder could not be read,
 *     or its newest version has errors, so its last good version is there instead, or nothing
 */
public record Snapshot(List<Manifest> manifests, List<Problem> problems, Set<String> changed, boolean partial) {
    public Snapshot {
        manifests = List.copyOf(manifests);
        problems = List.copyOf(problems);
        changed = Set.copyOf(changed);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
