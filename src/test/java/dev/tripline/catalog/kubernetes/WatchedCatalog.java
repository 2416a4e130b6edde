package dev.tripline.catalog.kubernetes;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalog of the namespace {@code events}, and all that it said. */
final class WatchedCatalog implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);

    /** Refuses what says {@code bad: true}, as the runtime would refuse what it cannot bind. */
    private static final ManifestCheck NO_BAD_ONES = manifests -> {
        Problems problems = new Problems();
        for (Manifest manifest : manifests) {
            if (manifest.spec().get("bad").isPresent()) {
                problems.error("TL-3001", "bad", manifest.at(), "spec.bad", "");
            }
        }
        return problems;
    };

    final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    private final TestCluster server;
    private Optional<ArgoObjects> objects = Optional.empty();
    private Optional<KubernetesCatalog> catalog = Optional.empty();

    WatchedCatalog(TestCluster server) {
        this.server = server;
    }

    ArgoObjects watch(String bus) {
        objects = Optional.of(
                ArgoObjects.watch(server.client(ArgoManifests.NAMESPACE), ArgoManifests.NAMESPACE, bus, troubles::add));
        return objects.orElseThrow();
    }

    Snapshot open(String bus) {
        KubernetesCatalog opened = new KubernetesCatalog(watch(bus), NO_BAD_ONES);
        catalog = Optional.of(opened);
        Snapshot first = opened.load();
        snapshots.add(first);
        opened.watch(snapshots::add);
        return first;
    }

    Snapshot last() {
        return snapshots.getLast();
    }

    static List<String> keys(Snapshot snapshot) {
        return snapshot.manifests().stream().map(Manifest::key).toList();
    }

    /** What {@code spec.v} of an object says. */
    static String value(Snapshot snapshot, String key) {
        return snapshot.manifests().stream()
                .filter(manifest -> manifest.key().equals(key))
                .map(manifest -> manifest.spec().get("v").orElse(manifest.root()))
                .map(node -> node instanceof Node.Num number ? number.literal() : "")
                .findFirst()
                .orElse("none");
    }

    @Override
    public void close() {
        catalog.ifPresent(KubernetesCatalog::close);
        objects.ifPresent(ArgoObjects::close);
    }
}
