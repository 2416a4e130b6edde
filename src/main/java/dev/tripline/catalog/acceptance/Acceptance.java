package dev.tripline.catalog.acceptance;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for each file (or object of a cluster) whether its newest version may run. Begins with all that could be read, and puts the last good
 * version in the place of each that the check refuses, until what is left fits together. Versions that were refused
 * before are tried again, since the reason may have been in another file. What runs is never taken away by a broken edit, only by a deletion.
 */
public final class Acceptance<V extends Reading> {
    static final String TWICE = "TL-6007";
    static final String KEPT = "TL-6008";
    static final String FAILED = "TL-6009";

    /**
     * @param all with {@code good} as decided
     * @param manifests those that may run
     */
    public record Result<V extends Reading>(List<Tracked<V>> all, List<Manifest> manifests, List<Problem> problems) {
        /** Whether something that people wrote does not run. */
        public boolean isPartial() {
            return all.stream().anyMatch(Tracked::isBehind);
        }
    }

    private final Collection<Tracked<V>> files;
    private final ManifestCheck check;
    private final String what;
    private final Map<String, List<Problem>> refused = new LinkedHashMap<>();

    private Acceptance(Collection<Tracked<V>> files, ManifestCheck check, String what) {
        this.files = files;
        this.check = check;
        this.what = what;
    }

    /** @param what people call one of them: file, object */
    public static <V extends Reading> Result<V> decide(Collection<Tracked<V>> all, ManifestCheck check, String what) {
        return new Acceptance<>(all, check, what).decide();
    }

    /** What runs on when the check itself fails, for a defect of ours. */
    public static Snapshot failed(Snapshot last, Set<String> changed, Throwable failure) {
        List<Problem> problems = new ArrayList<>(last.problems());
        problems.add(Problem.error(
                FAILED,
                "the change could not be checked (" + failure.getClass().getSimpleName() + "); what ran keeps running",
                Position.NONE,
                "",
                "see the log, and report it"));
        return new Snapshot(last.manifests(), problems, changed, true);
    }

    private Result<V> decide() {
        for (Tracked<V> file : files) {
            if (!file.newest().isReadable()) {
                refused.put(file.name(), List.of());
            }
        }
        List<Problem> found = complaints();
        while (refuseMore(found)) {
            found = complaints();
        }
        List<Tracked<V>> decided =
                files.stream().map(file -> file.withGood(chosen(file))).toList();
        return new Result<>(decided, manifests(), problems(found));
    }

    private Optional<V> chosen(Tracked<V> file) {
        return refused.containsKey(file.name()) ? file.good() : Optional.of(file.newest());
    }

    private List<Manifest> manifests() {
        return files.stream()
                .flatMap(file -> chosen(file).stream())
                .flatMap(version -> version.manifests().stream())
                .toList();
    }

    private List<Problem> complaints() {
        List<Problem> all = new ArrayList<>(duplicates());
        all.addAll(check.check(manifests()).all());
        return all;
    }

    /** True when a new version had to go; a version that runs already stays, whatever is said of it now. */
    private boolean refuseMore(List<Problem> found) {
        boolean more = false;
        for (Tracked<V> file : files) {
            List<Problem> own = about(file, found);
            if (!refused.containsKey(file.name())
                    && file.isBehind()
                    && own.stream().anyMatch(Problem::isError)) {
                refused.put(file.name(), own);
                more = true;
            }
        }
        return more;
    }

    /** Who ran first, else who stands first, keeps the name. */
    private List<Problem> duplicates() {
        Map<String, Manifest> owners = new LinkedHashMap<>();
        for (Tracked<V> file : files) {
            chosen(file)
                    .ifPresent(version -> version.manifests().stream()
                            .filter(manifest -> file.good()
                                    .filter(good -> good.holds(manifest.key()))
                                    .isPresent())
                            .forEach(manifest -> owners.putIfAbsent(manifest.key(), manifest)));
        }
        List<Problem> problems = new ArrayList<>();
        for (Manifest manifest : manifests()) {
            Manifest owner = owners.putIfAbsent(manifest.key(), manifest);
            if (owner != null && owner != manifest) {
                problems.add(Problem.error(
                        TWICE,
                        manifest.key() + " is there twice, also at " + owner.at(),
                        manifest.at(),
                        "metadata.name",
                        "rename or remove one of them"));
            }
        }
        return problems;
    }

    private List<Problem> problems(List<Problem> found) {
        List<Problem> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Tracked<V> file : files) {
            names.add(file.name());
            all.addAll(file.newest().problems());
            List<Problem> why = refused.get(file.name());
            if (why == null) {
                all.addAll(about(file, found));
                continue;
            }
            all.addAll(why);
            if (file.good().isPresent()) {
                all.add(Problem.warning(
                        KEPT,
                        "this " + what + " has errors; its last good version keeps running",
                        new Position(file.name(), 0, 0),
                        "",
                        ""));
            }
        }
        found.stream().filter(problem -> !names.contains(problem.at().file())).forEach(all::add);
        return all;
    }

    private static List<Problem> about(Tracked<?> file, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.at().file().equals(file.name()))
                .toList();
    }
}
