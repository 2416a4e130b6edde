package dev.tripline.catalog.kubernetes;

import dev.tripline.catalog.Catalog;
import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.acceptance.Acceptance;
import dev.tripline.catalog.acceptance.Tracked;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Manifests from the API server. A change counts once 30 ms pass without another, at the latest after 300 ms. An object is a
 * version of its own: a broken edit leaves the last good version running, a deletion ends it.
 */
public final class KubernetesCatalog implements Catalog {
    private static final Logger LOG = System.getLogger(KubernetesCatalog.class.getName());
    private static final Duration STILL = Duration.ofMillis(30);
    private static final int MAX_WAITS = 10;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ArgoObjects objects;
    private final ManifestCheck check;
    private final Changes changes = new Changes();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile Optional<Thread> watcher = Optional.empty();
    private Map<String, Tracked<ObjectVersion>> tracked = Map.of();
    private Snapshot last = new Snapshot(List.of(), List.of(), Set.of(), true);

    /** @param objects closed by their owner */
    public KubernetesCatalog(ArgoObjects objects, ManifestCheck check) {
        this.objects = objects;
        this.check = check;
        objects.onChange(changes::happened);
    }

    /** Blocks until the API server has told all that there is, or the catalog is closed: then it is empty and partial. */
    @Override
    public Snapshot load() {
        try {
            while (!objects.isSynced()) {
                boolean unused = changes.within(STILL);
                if (closed.get()) {
                    return last;
                }
            }
            // What has happened until now is in what is taken.
            boolean unused = changes.within(Duration.ZERO);
            return decided(take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }

    @Override
    public void watch(Consumer<Snapshot> onChange) {
        if (watched.getAndSet(true)) {
            throw new IllegalStateException("the catalog is watched already");
        }
        watcher = Optional.of(Thread.ofVirtual().name("catalog-kubernetes").start(() -> watchUntilClosed(onChange)));
    }

    private void watchUntilClosed(Consumer<Snapshot> onChange) {
        while (!closed.get()) {
            try {
                objects.listen(Instant.now());
                if (changes.within(LOOK)) {
                    changes.awaitStill(STILL, MAX_WAITS);
                    Set<String> changed = take();
                    if (!changed.isEmpty() && !closed.get()) {
                        onChange.accept(decidedOrFailed(changed));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(Logger.Level.ERROR, "a change of the manifests could not be applied", e);
            }
        }
    }

    /** Makes what the API server has the present. Answers the paths of the objects that differ from before. */
    private synchronized Set<String> take() {
        Map<String, Tracked<ObjectVersion>> next = new LinkedHashMap<>();
        Set<String> changed = new HashSet<>();
        for (ArgoKind kind : ArgoKind.values()) {
            for (GenericKubernetesResource object : objects.present(kind)) {
                String path = kind.path(object.getMetadata().getName());
                Optional<Tracked<ObjectVersion>> before = Optional.ofNullable(tracked.get(path));
                Tracked<ObjectVersion> now = now(kind, object, path, before);
                if (before.isEmpty() || before.get().newest() != now.newest()) {
                    changed.add(path);
                }
                next.put(path, now);
            }
        }
        tracked.keySet().stream().filter(path -> !next.containsKey(path)).forEach(changed::add);
        tracked = next;
        return changed;
    }

    private static Tracked<ObjectVersion> now(
            ArgoKind kind, GenericKubernetesResource object, String path, Optional<Tracked<ObjectVersion>> before) {
        String stamp = ObjectVersion.stamp(object);
        if (before.isPresent() && before.get().newest().stamp().equals(stamp)) {
            return before.get();
        }
        String uid = ObjectVersion.uid(object);
        Optional<ObjectVersion> good =
                before.flatMap(Tracked::good).filter(version -> version.uid().equals(uid));
        return new Tracked<>(path, ObjectVersion.of(kind, object), good);
    }

    private synchronized Snapshot decidedOrFailed(Set<String> changed) {
        try {
            return decided(changed);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Logger.Level.ERROR, "the check of the manifests failed", e);
            return Acceptance.failed(last, changed, e);
        }
    }

    private synchronized Snapshot decided(Set<String> changed) {
        Acceptance.Result<ObjectVersion> result = Acceptance.decide(tracked.values(), check, "object");
        Map<String, Tracked<ObjectVersion>> next = new LinkedHashMap<>();
        result.all().forEach(one -> next.put(one.name(), one));
        tracked = next;
        last = new Snapshot(result.manifests(), result.problems(), changed, result.isPartial());
        return last;
    }

    @Override
    public void close() {
        closed.set(true);
        changes.happened();
        Optional<Thread> thread = watcher;
        try {
            if (thread.isPresent() && thread.get() != Thread.currentThread()) {
                thread.get().join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
