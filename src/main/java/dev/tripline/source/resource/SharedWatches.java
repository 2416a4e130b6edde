package dev.tripline.source.resource;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One watch for all who watch the same. Thread-safe; starting one blocks those who want another meanwhile. */
final class SharedWatches {
    private final Supplier<KubernetesClient> client;
    private final Map<Watched, SharedWatch> all = new HashMap<>();

    SharedWatches(Supplier<KubernetesClient> client) {
        this.client = client;
    }

    synchronized SharedWatch of(Watched watched) throws Exception {
        SharedWatch running = all.get(watched);
        if (running != null && running.isRunning()) {
            return running;
        }
        SharedWatch started = SharedWatch.start(client.get(), watched);
        all.put(watched, started);
        return started;
    }

    synchronized void leave(Watched watched, SharedWatch watch, SharedWatch.Listener listener) {
        if (watch.leave(listener)) {
            all.remove(watched, watch);
            watch.stop();
        }
    }

    synchronized int size() {
        return all.size();
    }
}
