package dev.tripline.catalog.files;

import dev.tripline.catalog.acceptance.Tracked;
import dev.tripline.manifest.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files under the paths as they were seen last. Not thread-safe; guarded by its catalog. */
final class TrackedFiles {
    /**
     * The files as they are at one moment.
     *
     * @param read those whose stamps leave room for a change; their content is the same or not
     * @param gone those that are not there any more
     */
    record Look(FileTree.Listing listing, Map<Path, TrackedFile> read, Set<Path> gone, boolean differs) {
        boolean sameStamps(Look other) {
            return listing.files().equals(other.listing.files());
        }

        /** Half a save looks like this; so does an editor's delete before its rename. */
        boolean isDoubtful() {
            return !gone.isEmpty()
                    || !listing.unseen().isEmpty()
                    || read.values().stream().anyMatch(file -> !file.newest().isReadable());
        }
    }

    private final List<Path> paths;
    private final Clock clock;
    private Map<Path, TrackedFile> files = new LinkedHashMap<>();
    private List<Problem> listingProblems = List.of();
    private List<Path> unseen = List.of();

    TrackedFiles(List<Path> paths, Clock clock) {
        this.paths = paths;
        this.clock = clock;
    }

    List<Tracked<FileVersion>> all() {
        return files.values().stream().map(TrackedFile::version).toList();
    }

    List<Problem> listingProblems() {
        return listingProblems;
    }

    boolean hasUnseen() {
        return !unseen.isEmpty();
    }

    /** Lists all files and reads those that may have changed. Changes nothing here. */
    Look look() {
        FileTree.Listing listing = FileTree.list(paths);
        Map<Path, TrackedFile> read = new LinkedHashMap<>();
        boolean differs = !listing.problems().equals(listingProblems);
        for (Map.Entry<Path, Stamp> entry : listing.files().entrySet()) {
            Optional<TrackedFile> known = Optional.ofNullable(files.get(entry.getKey()));
            if (known.isEmpty() || known.get().mayDiffer(entry.getValue())) {
                TrackedFile now = read(entry.getKey(), entry.getValue(), known);
                read.put(entry.getKey(), now);
                differs |= known.isEmpty() || now.newest() != known.get().newest();
            }
        }
        Set<Path> gone = new HashSet<>();
        for (Path file : files.keySet()) {
            if (!listing.files().containsKey(file) && !isBelow(file, listing.unseen())) {
                gone.add(file);
            }
        }
        return new Look(listing, read, gone, differs || !gone.isEmpty());
    }

    private TrackedFile read(Path file, Stamp stamp, Optional<TrackedFile> known) {
        var readAt = clock.instant();
        FileVersion version = FileVersion.read(file);
        Optional<FileVersion> same =
                known.map(TrackedFile::newest).filter(v -> v.content().equals(version.content()));
        return new TrackedFile(
                stamp, readAt, new Tracked<>(file.toString(), same.orElse(version), known.flatMap(TrackedFile::good)));
    }

    /** A named file that is deleted is gone; a folder that is not there hides what was in it, as when unmounted. */
    private boolean isBelow(Path file, List<Path> folders) {
        return folders.stream()
                .anyMatch(folder -> file.startsWith(folder) && !(file.equals(folder) && Files.notExists(file)));
    }

    /** Makes what was seen the present. Answers the names of the files that differ from before. */
    Set<String> take(Look look) {
        Set<String> changed = new HashSet<>();
        Map<Path, TrackedFile> next = new LinkedHashMap<>();
        for (Path file : look.listing().files().keySet()) {
            Optional<TrackedFile> before = Optional.ofNullable(files.get(file));
            TrackedFile now =
                    Optional.ofNullable(look.read().get(file)).or(() -> before).orElseThrow();
            if (before.isEmpty() || before.get().newest() != now.newest()) {
                changed.add(file.toString());
            }
            next.put(file, now);
        }
        for (Map.Entry<Path, TrackedFile> file : files.entrySet()) {
            if (look.gone().contains(file.getKey())) {
                changed.add(file.getKey().toString());
            } else {
                next.putIfAbsent(file.getKey(), file.getValue());
            }
        }
        files = next;
        listingProblems = List.copyOf(look.listing().problems());
        unseen = List.copyOf(look.listing().unseen());
        return changed;
    }

    /** @param decided in the order of {@link #all} */
    void decided(Collection<Tracked<FileVersion>> decided) {
        Iterator<Tracked<FileVersion>> next = decided.iterator();
        files.replaceAll((path, file) -> file.with(next.next()));
    }
}
