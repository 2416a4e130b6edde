package dev.tripline.source.resource;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** One watch for all who watch the same with the same rights. Thread-safe; starting one blocks those who want another meanwhile. */
final class SharedWatches {
    private final Eyes eyes;
    private final Map<Place, SharedWatch> all = new HashMap<>();

    /** With whose rights is watched. */
    interface Eyes {
        /**
         * Blocks while it has to ask.
         *
         * @param account the service account of an event source; empty for the namespace's default one
         * @throws Exception when nobody may watch as that account
         */
        KubernetesClient of(String account) throws Exception;
    }

    /** What is watched, and by whom. */
    record Place(Watched watched, String account) {}

    SharedWatches(Eyes eyes) {
        this.eyes = eyes;
    }

    synchronized SharedWatch of(Place place) throws Exception {
        SharedWatch running = all.get(place);
        if (running != null && running.isRunning()) {
            return running;
        }
        try {
            SharedWatch started = SharedWatch.start(eyes.of(place.account()), place.watched());
            all.put(place, started);
            return started;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KubernetesClientException said) {
                throw said;
            }
            throw e;
        }
    }

    synchronized void leave(Place place, SharedWatch watch, SharedWatch.Listener listener) {
        if (watch.leave(listener)) {
            all.remove(place, watch);
            watch.stop();
        }
    }

    synchronized int size() {
        return all.size();
    }
}
