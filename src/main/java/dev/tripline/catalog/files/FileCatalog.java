package dev.tripline.catalog.files;

import dev.tripline.catalog.Catalog;
import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.acceptance.Acceptance;
import dev.tripline.manifest.Problem;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Manifests from files and folders, watched by looking: every 100 ms the stamps (time, size, inode) of all files are
 * compared, and changed ones read once they are still for 50 ms. Looking works for editors that rename, for mounted
 * config maps, shared folders and every system alike, which change events of the system do not; a thousand files cost
 * about a millisecond of it. A file that is broken or gone is looked at again 100 ms later before it counts.
 *
 * <p>A file's version replaces the one before as a whole, when it can be read and the check has no error at it.
 */
public final class FileCatalog implements Catalog {
    private static final Logger LOG = System.getLogger(FileCatalog.class.getName());
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STILL = Duration.ofMillis(50);
    private static final Duration SECOND_LOOK = Duration.ofMillis(100);
    private static final int MAX_WAITS = 10;

    private final ManifestCheck check;
    private final TrackedFiles files;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile Optional<Thread> watcher = Optional.empty();
    private final ReentrantLock lock = new ReentrantLock();
    private Snapshot last = new Snapshot(List.of(), List.of(), Set.of(), false);

    private FileCatalog(List<Path> paths, ManifestCheck check, Clock clock) {
        this.files = new TrackedFiles(paths, clock);
        this.check = check;
    }

    /** @param paths of files or folders; their spelling goes into all positions. Nothing is read yet. */
    public static FileCatalog open(List<Path> paths, ManifestCheck check) {
        return new FileCatalog(List.copyOf(paths), check, Clock.systemUTC());
    }

    @Override
    public Snapshot load() {
        lock.lock();
        try {
            return decided(files.take(files.look()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watch(Consumer<Snapshot> onChange) {
        if (watched.getAndSet(true)) {
            throw new IllegalStateException("the catalog is watched already");
        }
        watcher = Optional.of(Thread.ofVirtual().name("catalog-files").start(() -> watchUntilClosed(onChange)));
    }

    @Override
    public void close() {
        stop.countDown();
        Optional<Thread> thread = watcher;
        try {
            if (thread.isPresent() && thread.get() != Thread.currentThread()) {
                thread.get().join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntilClosed(Consumer<Snapshot> onChange) {
        while (!stoppedWithin(LOOK)) {
            try {
                Optional<Snapshot> change = change();
                if (change.isPresent() && stop.getCount() > 0) {
                    onChange.accept(change.get());
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(Logger.Level.ERROR, "a change of the manifests could not be applied", e);
            }
        }
    }

    private Optional<Snapshot> change() {
        lock.lock();
        try {
            TrackedFiles.Look look = files.look();
            if (!look.differs()) {
                return Optional.empty();
            }
            look = whenStill(look);
            if (look.isDoubtful() && !stoppedWithin(SECOND_LOOK)) {
                look = whenStill(files.look());
            }
            Set<String> changed = files.take(look);
            return look.differs() ? Optional.of(decidedOrFailed(changed)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private TrackedFiles.Look whenStill(TrackedFiles.Look first) {
        TrackedFiles.Look look = first;
        for (int i = 0; i < MAX_WAITS && !stoppedWithin(STILL); i++) {
            TrackedFiles.Look next = files.look();
            if (next.sameStamps(look)) {
                return next;
            }
            look = next;
        }
        return look;
    }

    private Snapshot decidedOrFailed(Set<String> changed) {
        try {
            return decided(changed);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Logger.Level.ERROR, "the check of the manifests failed", e);
            return Acceptance.failed(last, changed, e);
        }
    }

    private Snapshot decided(Set<String> changed) {
        Acceptance.Result<FileVersion> result = Acceptance.decide(files.all(), check, "file");
        files.decided(result.all());
        List<Problem> problems = new ArrayList<>(files.listingProblems());
        problems.addAll(result.problems());
        boolean partial = files.hasUnseen() || result.isPartial();
        last = new Snapshot(result.manifests(), problems, changed, partial);
        return last;
    }

    private boolean stoppedWithin(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
