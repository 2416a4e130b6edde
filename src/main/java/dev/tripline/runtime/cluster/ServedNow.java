package dev.tripline.runtime.cluster;

import dev.tripline.catalog.Snapshot;
import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import dev.tripline.manifest.Manifest;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.plan.SourceBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is in force, as those see it who lead traffic to it. */
final class ServedNow {
    private ServedNow() {}

    static List<ServedSource> of(Snapshot snapshot, SourceHost sources) {
        Map<String, Map<String, Integer>> ports = new HashMap<>();
        for (SourceBinding binding : sources.bindings()) {
            binding.served()
                    .ifPresent(context -> ports.computeIfAbsent(binding.origin().eventSource(), name -> new HashMap<>())
                            .put(binding.origin().event(), context.portNumber()));
        }
        return snapshot.manifests().stream()
                .filter(manifest -> manifest.kind().equals(Manifest.EVENT_SOURCE))
                .map(manifest -> new ServedSource(
                        manifest.name(), manifest.spec(), ports.getOrDefault(manifest.name(), Map.of())))
                .toList();
    }
}
